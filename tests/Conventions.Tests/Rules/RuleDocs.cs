using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>Each diagnostic in the analyzers' release files has its page, and each page its diagnostic.</summary>
internal static partial class RuleDocs
{
    public static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> pages, IReadOnlyList<SourceFile> releases)
    {
        var documented = pages.ToLookup(page => page.Stem, StringComparer.Ordinal);
        var released = releases
            .SelectMany(release => Ids.Matches(release.Text).Select(match => (match.Value, release.Path)))
            .ToLookup(id => id.Value, id => id.Path, StringComparer.Ordinal);
        return
        [
            .. documented.Where(page => !released.Contains(page.Key))
                .Select(page => new Finding(page.First().Path, 1, "no release file mentions this rule")),
            .. released.Where(id => !documented.Contains(id.Key))
                .Select(id => new Finding(id.First(), 1, $"{id.Key} has no page in docs/rules")),
        ];
    }

    [GeneratedRegex(@"\bTSE\d{4}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids { get; }
}
