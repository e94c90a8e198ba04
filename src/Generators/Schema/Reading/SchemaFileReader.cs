using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>Reads one file that describes a part of an org. For a file that cannot be used, it returns a problem and throws no exception.</summary>
internal static class SchemaFileReader
{
    private const char ByteOrderMark = '\ufeff';

    /// <param name="path">The path of the file. The end of the path decides the form of the file.</param>
    /// <param name="text">The content, or null if the compiler could not read the file.</param>
    public static SchemaFile Read(string path, SourceText? text)
    {
        var form = SchemaPaths.FormOf(path) ?? SchemaForm.Object;
        try
        {
            if (text is null) throw new SchemaFormatException("the compiler cannot read the file", 0);
            if (text.Length > SchemaLimits.Length) throw new SchemaFormatException(SchemaLimits.TooLong, 0);
            return Read(path, form, text.ToString().TrimStart(ByteOrderMark));
        }
        catch (SchemaFormatException e)
        {
            return new SchemaFile(path, form) { Problem = new SchemaProblem(e.Message, e.Line) };
        }
    }

    private static SchemaFile Read(string path, SchemaForm form, string text) => form switch
    {
        SchemaForm.Field => SourceReader.ReadField(path, text),
        SchemaForm.Describe => DescribeReader.Read(path, text),
        _ => SourceReader.ReadObject(path, text),
    };
}
