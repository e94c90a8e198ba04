using System.Text;

namespace TypedStreaming.Generators.Schema.Reading;

/// <summary>An XML element of a metadata file. Attributes and namespaces have no meaning in metadata, so they are omitted.</summary>
/// <param name="name">The name of the element.</param>
/// <param name="line">The line on which it starts, from 0.</param>
internal sealed class MetadataElement(string name, int line)
{
    private readonly List<MetadataElement> _children = [];
    private readonly StringBuilder _text = new();

    public string Name { get; } = name;

    public int Line { get; } = line;

    public void Add(MetadataElement child) => _children.Add(child);

    public void Add(string text) => _text.Append(text);

    public IEnumerable<MetadataElement> All(string name) => _children.Where(child => child.Name == name);

    public MetadataElement? First(string name) => _children.Find(child => child.Name == name);

    /// <summary>Returns the text of a child without surrounding white space, or null if the child is missing or empty.</summary>
    public string? TextOf(string name) => First(name)?._text.ToString().Trim() is { Length: > 0 } text ? text : null;

    public bool IsTrue(string name) => TextOf(name) == "true";

    public bool IsFalse(string name) => TextOf(name) == "false";
}
