using System.Xml.Linq;

namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>A project file and what the rules ask of it.</summary>
internal sealed record Project(string Path, string Text)
{
    private readonly XDocument _xml = XDocument.Parse(Text);

    public string Folder => Path[..Path.LastIndexOf('/')];

    public string RootNamespace =>
        _xml.Descendants("RootNamespace").FirstOrDefault()?.Value ?? System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Everything that the project takes in: projects, packages, linked files.</summary>
    public IEnumerable<string> Includes => _xml.Descendants()
        .Attributes("Include")
        .Select(include => include.Value.Replace('\\', '/'));

    public bool Owns(SourceFile file) => file.Path.StartsWith(Folder + "/", StringComparison.Ordinal);
}
