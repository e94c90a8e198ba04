using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SiteContentsTests
{
    private static readonly SourceFile Rule = new("docs/rules/TSE0001.md", "# TSE0001: The channel is missing\n\nSeverity: error\n");

    private static readonly SourceFile Decision = new("docs/decisions/0001-a.md", "# 0001: The lives of consumers\n");

    [Fact]
    public void Each_page_has_one_entry() => Conformance.Holds(SiteContents.CheckContents(
        Repository.Current.Load(static path => path.EndsWith(".md", StringComparison.Ordinal) && Links.IsOnSite(path)),
        Repository.Current.Load(SiteContents.IsContents)));

    [Theory]
    [InlineData("docs/rules")]
    [InlineData("docs/decisions")]
    public void The_list_of_a_folder_has_each_page(string folder)
    {
        var pages = Repository.Current.Load(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal));
        Assert.True(pages.Count > 20);
        Conformance.Holds(SiteContents.CheckList(Assert.Single(pages, static page => page.Stem == "README"), pages));
    }

    [Fact]
    public void Each_package_has_API_pages() => Conformance.Holds(SiteContents.CheckPackages(
        Assert.Single(Repository.Current.Load(static path => path == SiteContents.Configuration)),
        Repository.Current.Files.Where(static path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith("/PublicApi.txt", StringComparison.Ordinal))));

    [Theory]
    [InlineData("- href: a.md\n", null)]
    [InlineData("- name: A\n  items:\n    - href: a.md\n      name: A\n", null)]
    [InlineData("- name: A\n  href: a.md\n", null)]
    [InlineData("- href: A.md\n- href: a.md\n", "docs/toc.yml(1): docs/A.md is not a page of the site")]
    [InlineData("- href: a.md\n- href: a.md\n", "docs/toc.yml(2): docs/a.md has an entry already")]
    [InlineData("- name: a.md\n", "docs/a.md(1): has no entry in a toc.yml")]
    public void Knows_the_entries(string contents, string? problem) => Assert.Equal(
        problem is null ? [] : [problem],
        SiteContents.CheckContents([new("docs/a.md", "")], [new("docs/toc.yml", contents)]).Select(static finding => finding.ToString()));

    [Theory]
    [InlineData("| [TSE0001](TSE0001.md) | The channel is missing | error |", null)]
    [InlineData("| [TSE0001](TSE0001.md) | The channel is not there | error |", "with 'The channel is missing'")]
    [InlineData("| [TSE0001](TSE0001.md) | The channel is missing | warning |", "with 'error'")]
    public void Knows_the_list_of_rules(string line, string? problem)
    {
        var findings = SiteContents.CheckList(new("docs/rules/README.md", line), [Rule]).ToList();
        Assert.Equal(problem is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.EndsWith(problem!, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_a_page_that_is_not_in_the_list() =>
        Assert.NotEmpty(SiteContents.CheckList(new("docs/decisions/README.md", "- [0002: Another](0002-b.md)"), [Decision]));

    [Fact]
    public void Accepts_a_list_of_decisions() =>
        Assert.Empty(SiteContents.CheckList(new("docs/decisions/README.md", "- [0001: The lives of consumers](0001-a.md)"), [Decision]));

    [Theory]
    [InlineData("[\"Sdk/bin/Release/net10.0/TypedStreaming.dll\"]", 0)]
    [InlineData("[\"OtherSdk/bin/Release/net10.0/TypedStreaming.dll\"]", 1)]
    public void Knows_the_packages(string files, int findings) =>
        Assert.Equal(findings, SiteContents.CheckPackages(new(SiteContents.Configuration, files), ["src/Sdk/PublicApi.txt"]).Count());
}
