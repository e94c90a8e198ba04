using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TypedStreaming.Package.Tests.Toolchain;

/// <summary>The configured package sources of this machine, and a configuration on top of them.</summary>
internal static partial class PackageSources
{
    /// <summary>The names in the output of <c>dotnet nuget list source</c>.</summary>
    public static IReadOnlyList<string> EnabledIn(string listing) =>
        [.. Enabled.Matches(listing).Select(match => match.Groups["name"].Value.Trim())];

    /// <summary>
    /// Adds a folder, which is the only source of our packages; all others come from the named sources.
    /// </summary>
    public static XDocument Configuration(string feed, IEnumerable<string> others) => new(
        new XElement(
            "configuration",
            new XElement("packageSources", new XElement("add", new XAttribute("key", "under-test"), new XAttribute("value", feed))),
            new XElement(
                "packageSourceMapping",
                Mapping("under-test", "TypedStreaming*"),
                others.Select(name => Mapping(name, "*")))));

    private static XElement Mapping(string source, string pattern) => new(
        "packageSource",
        new XAttribute("key", source),
        new XElement("package", new XAttribute("pattern", pattern)));

    [GeneratedRegex(@"^\s*\d+\.\s+(?<name>.+?)\s+\[Enabled\]\s*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Enabled { get; }
}
