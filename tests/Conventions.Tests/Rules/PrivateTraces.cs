using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The text of the repository holds on any machine: no paths of one, no host of packages.</summary>
internal static class PrivateTraces
{
    // Put together from pieces, because this file is searched too.
    private static readonly string[] Hosts =
    [
        "nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "pypi" + ".org", "crates" + ".io",
        "pkgs.dev" + ".azure.com", "pkg.github" + ".com", "proxy.golang" + ".org", "repo.maven" + ".apache.org",
        "jfrog" + ".io",
    ];

    private static readonly string[] Paths = ["/" + "work/", "/" + "root/", "/" + "tmp/ts-"];

    private static readonly Regex Forbidden = new(
        string.Join('|', Hosts.Select(Regex.Escape)) + @"|(?<![\w.-])(" + string.Join('|', Paths) + ")",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5));

    public static IEnumerable<Finding> Check(SourceFile file) =>
        Forbidden.Matches(file.Text).Select(match => file.Find(match.Index, $"names '{match.Value}'"));
}
