using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class RuleDocsTests
{
    [Fact]
    public void Rules_and_pages_match() => Conformance.Holds(RuleDocs.Check(
        Repository.Current.Load(path => path.StartsWith("docs/rules/TSE", StringComparison.Ordinal)),
        Repository.Current.Load(RuleDocs.IsSource)));

    [Fact]
    public void Reports_a_rule_without_a_page() => Assert.Single(RuleDocs.Check([], [Release]));

    [Fact]
    public void Reports_a_page_without_a_rule() =>
        Assert.Single(RuleDocs.Check([Page("TSE0001"), Page("TSE0002")], [Release]));

    [Fact]
    public void Accepts_a_pair() => Assert.Empty(RuleDocs.Check([Page("TSE0001")], [Release]));

    [Fact]
    public void A_build_file_of_the_package_reports_rules_too() =>
        Assert.Single(RuleDocs.Check([], [new("src/Sdk/buildTransitive/A.targets", "<Error Code=\"TSE9001\" HelpLink=\"TSE9001.md\" />")]));

    [Theory]
    [InlineData("src/Generators/AnalyzerReleases.Unshipped.md", true)]
    [InlineData("src/Sdk/buildTransitive/TypedStreaming.targets", true)]
    [InlineData("docs/rules/TSE9001.md", false)]
    public void Knows_where_rules_are_reported(string path, bool expected) => Assert.Equal(expected, RuleDocs.IsSource(path));

    private static SourceFile Release { get; } =
        new("src/Generators/AnalyzerReleases.Unshipped.md", "TSE0001 | Channels | Error | [page](TSE0001.md)\n");

    private static SourceFile Page(string id) => new($"docs/rules/{id}.md", "# " + id);
}
