using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class RuleDocsTests
{
    [Fact]
    public void Rules_and_pages_match() => Conformance.Holds(RuleDocs.Check(
        Repository.Current.Load(path => path.StartsWith("docs/rules/TSE", StringComparison.Ordinal)),
        Repository.Current.Load(path => path.Contains("/AnalyzerReleases."))));

    [Fact]
    public void Reports_a_rule_without_a_page() => Assert.Single(RuleDocs.Check([], [Release]));

    [Fact]
    public void Reports_a_page_without_a_rule() =>
        Assert.Single(RuleDocs.Check([Page("TSE0001"), Page("TSE0002")], [Release]));

    [Fact]
    public void Accepts_a_pair() => Assert.Empty(RuleDocs.Check([Page("TSE0001")], [Release]));

    private static SourceFile Release { get; } =
        new("src/Generators/AnalyzerReleases.Unshipped.md", "TSE0001 | Channels | Error | [page](TSE0001.md)\n");

    private static SourceFile Page(string id) => new($"docs/rules/{id}.md", "# " + id);
}
