using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.CodeFixes;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Rules, their pages and the release list agree.</summary>
public sealed class RuleDocumentTests
{
    private static readonly string[] Sections = ["When it is reported", "When it is not reported", "How to fix it"];

    /// <summary>The rules whose defects can be fixed with only the information in the program.</summary>
    private static readonly string[] Fixable = ["TSE0002", "TSE0003", "TSE0006", "TSE0010", "TSE0012", "TSE0013", "TSE0014", "TSE0016", "TSE0017", "TSE0018", "TSE0019", "TSE0022", "TSE0025", "TSE0029", "TSE0030", "TSE0031", "TSE0032", "TSE0033", "TSE0034", "TSE0035", "TSE0036", "TSE0037", "TSE0038", "TSE0039", "TSE0040", "TSE0042", "TSE0045", "TSE0046", "TSE0047", "TSE0048", "TSE0049", "TSE0050", "TSE0054", "TSE0055"];

    public static TheoryData<string> Ids => [.. AnalyzerRun.Rules.Select(r => r.Id)];

    [Fact]
    public void The_rules_are_numbered_without_a_gap() =>
        Assert.Equal(
            string.Join(' ', Enumerable.Range(1, AnalyzerRun.Rules.Count()).Select(i => $"TSE{i:0000}")),
            string.Join(' ', AnalyzerRun.Rules.Select(r => r.Id).Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page(string id)
    {
        var rule = AnalyzerRun.Rules.Single(r => r.Id == id);
        Assert.Equal($"https://github.com/typedstreaming/typedstreaming/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        var page = File.ReadAllText(Repository.PathOf("docs/rules", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Severity: {rule.DefaultSeverity}", page, StringComparison.OrdinalIgnoreCase);
        foreach (var section in Sections) Assert.Contains("## " + section, page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_stands_in_the_release_list(string id)
    {
        var rule = AnalyzerRun.Rules.Single(r => r.Id == id);
        var lists = File.ReadAllText(Repository.PathOf("src/Generators", "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Repository.PathOf("src/Generators", "AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", lists, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_that_can_be_mended_have_one_fix_each() =>
        Assert.Equal(Fixable, FixRun.Providers.SelectMany(p => p.FixableDiagnosticIds).Order(StringComparer.Ordinal));

    [Fact]
    public void The_pages_of_the_rules_with_a_fix_say_so() =>
        Assert.Equal(
            Fixable,
            Ids.Select(i => i.Data).Order(StringComparer.Ordinal).Where(i => File.ReadAllText(Repository.PathOf("docs/rules", i + ".md")).Contains("code fix", StringComparison.Ordinal)));
}
