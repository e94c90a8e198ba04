using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// Each diagnostic has its page, and each page its diagnostic: those of the analyzers stand in their release files, those
/// that the package reports without a compiler in its build files.
/// </summary>
internal static partial class RuleDocs
{
    /// <summary>Returns true if a file lists the diagnostics.</summary>
    public static bool IsSource(string path) =>
        path.Contains("/AnalyzerReleases.", StringComparison.Ordinal)
        || path.Contains("/buildTransitive/", StringComparison.Ordinal);

    public static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> pages, IReadOnlyList<SourceFile> sources)
    {
        var documented = pages.ToLookup(page => page.Stem, StringComparer.Ordinal);
        var reported = sources
            .SelectMany(source => Ids.Matches(source.Text).Select(match => (match.Value, source.Path)))
            .ToLookup(id => id.Value, id => id.Path, StringComparer.Ordinal);
        return
        [
            .. documented.Where(page => !reported.Contains(page.Key))
                .Select(page => new Finding(page.First().Path, 1, "neither a release file nor a build file of the package names this rule")),
            .. reported.Where(id => !documented.Contains(id.Key))
                .Select(id => new Finding(id.First(), 1, $"{id.Key} has no page in docs/rules")),
        ];
    }

    [GeneratedRegex(@"\bTSE\d{4}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids { get; }
}
