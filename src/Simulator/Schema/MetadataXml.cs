using System.Xml;
using System.Xml.Linq;

namespace TypedStreaming.Simulator.Schema;

/// <summary>Reads XML that is not trusted. Document types, access to other files, and excessive nesting are refused.</summary>
internal static class MetadataXml
{
    /// <exception cref="InvalidDataException">The text is not XML, or its root is another element.</exception>
    public static XElement Read(MetadataFile file, string root)
    {
        Check(file);
        using var reader = ReaderOf(file);
        var element = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        return element.Name.LocalName == root
            ? element
            : throw file.Problem(LineOf(element), $"expected <{root}>, found <{element.Name.LocalName}>");
    }

    public static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    public static IEnumerable<XElement> Children(XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    /// <summary>Returns the text of an element's child, or null if the child is missing or empty.</summary>
    public static string? Text(XElement element, string name) => Child(element, name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    private static void Check(MetadataFile file)
    {
        using var reader = ReaderOf(file);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth >= MetadataFile.Deepest) throw file.Problem(((IXmlLineInfo)reader).LineNumber, $"elements are nested more than {MetadataFile.Deepest} levels deep");
            }
        }
        catch (XmlException error)
        {
            throw file.Problem(LineOf(file, error), $"the file is not valid XML: {error.Message}");
        }
    }

    // The error of a forbidden document type has no line.
    private static int LineOf(MetadataFile file, XmlException error)
    {
        if (error.LineNumber > 0) return error.LineNumber;
        var start = file.Content.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        return file.Content.AsSpan(0, Math.Max(0, start)).Count('\n') + 1;
    }

    private static XmlReader ReaderOf(MetadataFile file) => XmlReader.Create(
        new StringReader(file.Content),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MetadataFile.Longest,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
}
