using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>
/// Reads one file that describes a part of an org. If the file cannot be used, the reader returns a problem instead of throwing an exception.
/// </summary>
internal static class SchemaFileReader
{
    private const char ByteOrderMark = '\ufeff';

    /// <param name="path">The path of the file. The end of the path decides the form of the file.</param>
    /// <param name="text">The content, or null if the compiler could not read the file.</param>
    public static SchemaFile Read(string path, SourceText? text) => text switch
    {
        null => Unusable(path, new SchemaFormatException("the compiler cannot read the file", 0)),
        { Length: > SchemaLimits.Length } => Unusable(path, new SchemaFormatException(SchemaLimits.TooLong, 0)),
        _ => ReadText(path, text.ToString()),
    };

    /// <summary>Reads a file whose content is passed as a string.</summary>
    public static SchemaFile ReadText(string path, string text)
    {
        try
        {
            if (text.Length > SchemaLimits.Length) throw new SchemaFormatException(SchemaLimits.TooLong, 0);
            return Read(path, FormOf(path), text.TrimStart(ByteOrderMark));
        }
        catch (SchemaFormatException e)
        {
            return Unusable(path, e);
        }
    }

    private static SchemaForm FormOf(string path) => SchemaPaths.FormOf(path) ?? SchemaForm.Object;

    private static SchemaFile Unusable(string path, SchemaFormatException reason) =>
        new(path, FormOf(path)) { Problem = new SchemaProblem(reason.Message, reason.Line) };

    private static SchemaFile Read(string path, SchemaForm form, string text) => form switch
    {
        SchemaForm.Field => SourceReader.ReadField(path, text),
        SchemaForm.Describe => DescribeReader.Read(path, text),
        _ => SourceReader.ReadObject(path, text),
    };
}
