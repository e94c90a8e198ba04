using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class LinksTests
{
    private static readonly string[] Texts = [".cs", ".md", ".json", ".targets", ".props", ".csproj", ".sql", ".yml", ".sh", ".txt"];

    private static readonly IReadOnlyList<SourceFile> Pages = Repository.Current.Load(static path => path.EndsWith(".md", StringComparison.Ordinal));

    private static readonly Links OfTheRepository = new(Repository.Current.Files, Pages);

    [Fact]
    public void The_pages_have_links() => Assert.True(Pages.Sum(static page => MarkdownPage.Read(page).Links.Count) > 400);

    [Fact]
    public void The_links_of_all_pages_lead_somewhere() => Conformance.Holds(Pages.SelectMany(OfTheRepository.CheckPage));

    [Fact]
    public void Addresses_of_this_repository_exist_in_all_texts() => Conformance.Holds(
        Repository.Current.Load(static path => Texts.Contains(Path.GetExtension(path)) && !path.StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(OfTheRepository.CheckText));

    [Fact]
    public void Pages_that_are_only_named_exist() =>
        Conformance.Holds(Repository.Current.Load(Links.NamesPages).SelectMany(OfTheRepository.CheckNames));

    [Fact]
    public void Links_of_XML_documentation_are_addresses() => Conformance.Holds(Repository.Current.Shipped.SelectMany(Links.CheckDocumentation));

    [Theory]
    [InlineData("[a](b.md)")]
    [InlineData("[a](b.md#two-words)")]
    [InlineData("[`a`](b.md#two-words-1)")]
    [InlineData("[a](b.md#codes-and-links)")]
    [InlineData("[a](b.md#named)")]
    [InlineData("# Here\n[a](#here)")]
    [InlineData("[a](rules/c.md \"a title\")")]
    [InlineData("[a](../README.md)")]
    [InlineData("[a]: b.md")]
    [InlineData("<a href=\"b.md\">a</a>")]
    [InlineData("![a](icon.png)")]
    [InlineData("[a](https://example.com/x?y#z)")]
    [InlineData("[a](http://127.0.0.1:8080/)")]
    [InlineData("[a](mailto:a@example.com)")]
    [InlineData("`[a](none.md)`")]
    [InlineData("```\n[a](none.md)\n```\n")]
    [InlineData("    ```text\n    [a](none.md)\n    ```\n")]
    [InlineData("<!-- [a](none.md) -->")]
    public void Accepts_a_link(string text) => Assert.Empty(Check("docs/a.md", text));

    [Theory]
    [InlineData("[a](none.md)", "leads to docs/none.md, which does not exist")]
    [InlineData("[a](B.md)", "leads to docs/B.md, which does not exist")]
    [InlineData("[a](b.md#none)", "leads to the heading 'none', which docs/b.md does not have")]
    [InlineData("[a](b.md#Two-words)", "leads to the heading 'Two-words', which docs/b.md does not have")]
    [InlineData("[a](b.md#two-words-2)", "leads to the heading 'two-words-2', which docs/b.md does not have")]
    [InlineData("[a](b.md#in-code)", "leads to the heading 'in-code', which docs/b.md does not have")]
    [InlineData("[a](#none)", "leads to the heading 'none', which docs/a.md does not have")]
    [InlineData("[a](../README.md#none)", "leads to the heading 'none', which README.md does not have")]
    [InlineData("[a](icon.png#x)", "has an anchor, but docs/icon.png is not a Markdown page")]
    [InlineData("[a](/docs/b.md)", "begins with '/': write a path relative to the page")]
    [InlineData("[a](rules)", "leads to what the site does not contain: write a page, or the address in the repository")]
    [InlineData("[a](../src/Sdk/A.cs)", "leads to what the site does not contain: write a page, or the address in the repository")]
    [InlineData("[a]: none.md", "leads to docs/none.md, which does not exist")]
    [InlineData("<a href=\"none.md\">a</a>", "leads to docs/none.md, which does not exist")]
    [InlineData("[`a`\nb](none.md)", "leads to docs/none.md, which does not exist")]
    [InlineData("[a](http://example.com)", "is not a valid https address")]
    [InlineData("[a](https://example)", "is not a valid https address")]
    [InlineData("[a](https://exa%mple.com/)", "is not a valid https address")]
    public void Reports_a_link(string text, string problem) =>
        Assert.EndsWith(problem, Assert.Single(Check("docs/a.md", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Reports_a_relative_link_of_a_package() => Assert.Contains(
        "package galleries show this page too", Assert.Single(Check("src/Sdk/README.md", "[a](../../docs/b.md)")).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_the_file_and_the_line() => Assert.StartsWith("docs/a.md(3): ", Assert.Single(Check("docs/a.md", "a\n\n[a](none.md)")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://github.com/typedstreaming/typedstreaming/blob/main/docs/b.md#two-words", null)]
    [InlineData("$\"https://github.com/typedstreaming/typedstreaming/blob/main/docs/rules/{id}.md\"", null)]
    [InlineData("See https://github.com/typedstreaming/typedstreaming/tree/main/docs.", null)]
    [InlineData("https://raw.githubusercontent.com/typedstreaming/typedstreaming/main/docs/icon.png", null)]
    [InlineData("https://github.com/typedstreaming/typedstreaming/issues/1", null)]
    [InlineData("https://github.com/typedstreaming/typedstreaming/blob/main/docs/none.md", "leads to docs/none.md, which does not exist")]
    [InlineData("https://github.com/typedstreaming/typedstreaming/blob/main/docs/b.md#none", "leads to the heading 'none', which docs/b.md does not have")]
    [InlineData("$\"https://github.com/typedstreaming/typedstreaming/blob/main/docs/rule/{id}.md\"", "leads to docs/rule, which does not exist")]
    public void Knows_addresses_of_this_repository(string text, string? problem)
    {
        var findings = Example().CheckText(new("src/Sdk/A.cs", text)).ToList();
        Assert.Equal(problem is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.EndsWith(problem!, finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("See docs/b.md.", 0)]
    [InlineData("See `docs/none.md`.", 1)]
    [InlineData("https://host/docs/none.md", 0)]
    public void Knows_pages_that_are_named(string text, int findings) => Assert.Equal(findings, Example().CheckNames(new("CHANGELOG.md", text)).Count());

    [Theory]
    [InlineData("/// <see href=\"https://example.com/x\">x</see>", 0)]
    [InlineData("/// <see href=\"docs/b.md\">x</see>", 1)]
    [InlineData("/// <seealso href=\"http://example.com\"/>", 1)]
    public void Knows_links_of_XML_documentation(string text, int findings) => Assert.Equal(findings, Links.CheckDocumentation(new("src/Sdk/A.cs", text)).Count());

    private static IEnumerable<Finding> Check(string path, string text)
    {
        var page = new SourceFile(path, text);
        return Example(page).CheckPage(page);
    }

    private static Links Example(params SourceFile[] pages)
    {
        SourceFile[] all =
        [
            .. pages,
            new("docs/b.md", "# B\n## Two words\n## Two words\n## `Codes` and [links](a.md), too?\n## Codes and [links](a.md)\n<a id=\"named\"></a>\n```\n# In code\n```\n"),
            new("docs/rules/c.md", ""),
            new("README.md", "# Readme"),
        ];
        return new([.. all.Select(static page => page.Path), "docs/icon.png", "src/Sdk/A.cs"], all);
    }
}
