using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Snippets;

namespace TypedStreaming.Package.Tests;

/// <summary>Every block of C# in the docs compiles, and gets the diagnostics that its comments announce.</summary>
public sealed class SnippetTests(Workshop workshop)
{
    private const string Program = """
        ```csharp
        using TypedStreaming;

        await using var client = new StreamingClient(new StreamingClientOptions());
        await client.StartAsync();
        ```
        """;

    private const string Fragment = """
        <!-- frame: statements -->
        ```csharp
        client.Events<AccountChange>(); // TSE0032
        ```
        """;

    private static readonly Dictionary<string, Snippet> All = DocumentedSnippets.All().ToDictionary(static snippet => snippet.Source, StringComparer.Ordinal);

    public static TheoryData<string> Sources() => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task A_block_of_the_docs_compiles(string source) => Assert.Empty(await ProblemsOfAsync(All[source]));

    [Fact]
    public void The_docs_have_blocks() => Assert.True(All.Count >= 70);

    [Theory]
    [InlineData(Program, "StartAsync", "StratAsync", "page.md(5,14): error CS1061")]
    [InlineData(Program, "using TypedStreaming;", "", "error CS0246")]
    [InlineData(Fragment, "AccountChange", "AccountChanges", "page.md(3,15): error CS0246")]
    [InlineData(Fragment, " // TSE0032", "", "page.md(3,1): warning TSE0032")]
    [InlineData(Fragment, "TSE0032", "TSE0032, TSE0033", "page.md:3: a comment announces TSE0033")]
    [InlineData(Fragment, "<!-- frame: statements -->", "", "error CS0103")]
    public async Task A_wrong_block_is_reported(string page, string right, string wrong, string problem)
    {
        Assert.Empty(await ProblemsOfAsync(DocumentedSnippets.InMarkdown("page.md", page).Single()));
        var problems = await ProblemsOfAsync(DocumentedSnippets.InMarkdown("page.md", page.Replace(right, wrong, StringComparison.Ordinal)).Single());
        Assert.Contains(problems, text => text.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Events&lt;AccountChange&gt;()")]
    [InlineData("Event&lt;AccountChange&gt;()", "A.cs(3,8): error CS1061")]
    public async Task A_block_of_a_documentation_comment_is_compiled(string call, params string[] errors)
    {
        var source = $"""
            /// <summary>An example:
            /// <!-- frame: expression -->
            /// <code>client.{call}
            /// </code></summary>
            class A;
            """;
        var problems = await ProblemsOfAsync(DocumentedSnippets.InComments("A.cs", source).Single());
        Assert.Equal(errors, problems.Select(static problem => problem[..(problem.IndexOf("CS", StringComparison.Ordinal) + 6)]));
    }

    [Fact]
    public async Task An_unknown_frame_is_an_error()
    {
        var page = Fragment.Replace("statements", "statement", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<FormatException>(() => ProblemsOfAsync(DocumentedSnippets.InMarkdown("page.md", page).Single()));
        Assert.StartsWith("page.md:3: the frame 'statement' is not one of: statements, expression,", error.Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> ProblemsOfAsync(Snippet snippet) =>
        await (await workshop.Snippets).ProblemsOfAsync(snippet, TestContext.Current.CancellationToken);
}
