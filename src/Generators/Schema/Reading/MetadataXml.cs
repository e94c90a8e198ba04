using System.Xml;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>Reads XML from untrusted files. Document types and custom entities are rejected, and no other files or URLs are read.</summary>
internal static class MetadataXml
{
    /// <summary>Returns the root element of an XML document.</summary>
    /// <exception cref="SchemaFormatException">The text is not XML, has a document type, or is nested too deeply.</exception>
    public static MetadataElement Read(string text)
    {
        if (DocumentType.LineIn(text) is { } line) throw new SchemaFormatException(DocumentType.Problem, line);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings());
            return Read(reader);
        }
        catch (XmlException e)
        {
            throw new SchemaFormatException("the file is not valid XML: " + FirstLineOf(e.Message), Math.Max(0, e.LineNumber - 1));
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = SchemaLimits.Length,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static MetadataElement Read(XmlReader reader)
    {
        var open = new Stack<MetadataElement>();
        MetadataElement? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new MetadataElement(reader.LocalName, LineOf(reader));
                    if (open.Count >= SchemaLimits.Depth) throw new SchemaFormatException(SchemaLimits.TooDeep, element.Line);
                    if (open.Count > 0) open.Peek().Add(element);
                    root ??= element;
                    if (!reader.IsEmptyElement) open.Push(element);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Add(reader.Value);
                    break;
            }
        }

        return root!; // A document without a root is not valid XML.
    }

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo info ? Math.Max(0, info.LineNumber - 1) : 0;

    private static string FirstLineOf(string message) => message.Split('\n')[0].Trim();
}
