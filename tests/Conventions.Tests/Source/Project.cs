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

    /// <summary>The assemblies that see the project's internal types.</summary>
    public IEnumerable<string> FriendAssemblies => IncludesOf("InternalsVisibleTo");

    /// <summary>The files of other folders that the project compiles.</summary>
    public IEnumerable<string> LinkedFiles => IncludesOf("Compile");

    public bool Owns(SourceFile file) => file.Path.StartsWith(Folder + "/", StringComparison.Ordinal);

    private IEnumerable<string> IncludesOf(string item) =>
        _xml.Descendants(item).Attributes("Include").Select(static include => include.Value.Replace('\\', '/'));
}
