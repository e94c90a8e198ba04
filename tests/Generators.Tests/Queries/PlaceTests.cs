using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.Analyzers;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Queries;

/// <summary>A problem of a query is shown at its place in the source, in every way in which a constant can be written.</summary>
public sealed class PlaceTests
{
    private const string Quotes = "\"\"\"";

    /// <summary>Expressions for the query, and the source that is marked for <c>LIMIT 5</c>.</summary>
    public static TheoryData<string, string> Expressions => new()
    {
        { "\"SELECT Id FROM Account LIMIT 5\"", "LIMIT 5" },
        { "\"SELECT\\tId\\nFROM\\u0020Account LIMIT\\x20 5\"", "LIMIT\\x20 5" },
        { "\"SELECT Id FROM Account WHERE Name = '\\U0001F600\\\"\\\\\\\\' LIMIT 5\"", "LIMIT 5" },
        { "\"SELECT Id FROM Account WHERE Name = '😀' LIMIT 5\"", "LIMIT 5" },
        { "@\"SELECT Id\nFROM Account WHERE Name = 'a\"\"b' LIMIT 5\"", "LIMIT 5" },
        { "@\"SELECT Id\r\nFROM Account\r\nLIMIT 5\"", "LIMIT 5" },
        { Quotes + "SELECT Id FROM Account LIMIT 5" + Quotes, "LIMIT 5" },
        { Quotes + "\"SELECT Id FROM Account WHERE Name = 'a\"\"\"b' LIMIT 5" + Quotes + "\"", "LIMIT 5" },
        { Quotes + "\n    SELECT Id\n      FROM Account\n\n  \n    LIMIT 5\n    " + Quotes, "LIMIT 5" },
        { Quotes + "\r\n  SELECT Id\r\n\r\n  FROM Account\r\n  LIMIT 5\r\n  " + Quotes, "LIMIT 5" },
        { Quotes + "\nSELECT Id FROM Account\nLIMIT\n5\n" + Quotes, "LIMIT\n5" },
        { "\"SELECT Id \" + \"FROM Account \" + \"LIMIT 5\"", "LIMIT 5" },
        { "\"SELECT Id FROM Account LIM\" + (@\"IT\" + \" 5\")", "LIM\" + (@\"IT\" + \" 5" },
        { "\"SELECT Id FROM Account \" + Shop.Limit", "LIMIT 5" },
        { "Shop.Start + \"LIMIT 5\"", "LIMIT 5" },
        { "$\"{Shop.Start}LIMIT 5\"", "LIMIT 5" },
        { "$\"SELECT Id FROM Account WHERE Name = '{{a}}' {Shop.Limit}\"", "LIMIT 5" },
        { "$@\"SELECT Id FROM Account WHERE Name = '\"\"{{\"\"' LIMIT 5\"", "LIMIT 5" },
        { "$" + Quotes + "{Shop.Start}LIMIT 5" + Quotes, "LIMIT 5" },
        { "$$" + Quotes + "SELECT Id FROM Account WHERE Name = '{a}' {{Shop.Limit}}" + Quotes, "LIMIT 5" },
        { "$" + Quotes + "\n    {Shop.Start}\n\n  \n      LIMIT 5\n    " + Quotes, "LIMIT 5" },
        { "$" + Quotes + "\r\n  SELECT Id\r\n  FROM {\"Account\"}\r\n  LIMIT\r\n   5\r\n  " + Quotes, "LIMIT\r\n   5" },
        { "$$" + Quotes + "\n  SELECT Id\n  FROM Account WHERE Name = '{a}'\n  {{Shop.Limit}}\n  " + Quotes, "LIMIT 5" },
        { "Shop.Twice", "LIMIT 5" },
        { "nameof(TypedStreaming) + \" SELECT Id FROM Account\"", "" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public async Task A_problem_is_marked_inside_the_text(string expression, string marked)
    {
        var run = await AnalyzerRun.OfAsync(ProgramOf(expression) + Constants);
        Assert.DoesNotContain(run.Compilation.Problems(), d => d.Severity == DiagnosticSeverity.Error);
        var found = Assert.Single(run.Found);
        if (marked.Length == 0) Assert.Contains("(at offset 0 of the text)", found.GetMessage(), StringComparison.Ordinal);
        else Assert.Equal(marked, TextOf(found));
        Assert.DoesNotContain(marked.Length == 0 ? "''" : "offset", found.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>While somebody types, a literal can be incomplete. Its text has problems too, but no position of its own.</summary>
    [Theory]
    [InlineData("\"SELECT Id FROM Account LIMIT 5\\U\"")]
    [InlineData("\"\\U12\"")]
    [InlineData("\"LIMIT \\u\"")]
    [InlineData("\"LIMIT \\x\"")]
    [InlineData("\"\"\"\"\"\"")]
    [InlineData("\"\"\"")]
    [InlineData("\"\"\"\n LIMIT 5\n   \"\"\"")]
    [InlineData("$\"\"\"\n LIMIT 5\n   {1}\"\"\"")]
    [InlineData("$\"SELECT {\"")]
    [InlineData("@\"SELECT")]
    [InlineData("\"SELECT Id")]
    [InlineData("Own.Query")]
    public async Task A_literal_with_an_error_breaks_nothing(string expression)
    {
        var run = await AnalyzerRun.OfAsync("public static class Own { public const string Query = Own.Query; }\n" + ProgramOf(expression).TrimEnd());
        Assert.Contains(run.Compilation.Problems(), static d => d.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(run.Found, static d => d.Id == "AD0001");
    }

    [Theory]
    [InlineData("Shop.Start + Shop.Limit")]
    [InlineData("Shop.Twice")]
    [InlineData("\"SELECT Id FROM Account \" + Shop.Limit")]
    public async Task A_constant_of_another_file_is_marked_at_the_argument_with_the_offset(string expression)
    {
        var run = await AnalyzerRun.OfAsync(ProgramOf(expression), Constants);
        AssertAtArgument(Assert.Single(run.Found), expression);
    }

    [Theory]
    [InlineData("Shop.Start + Shop.Limit")]
    [InlineData("\"SELECT Id FROM Account \" + Shop.Limit")]
    public async Task A_constant_of_another_assembly_is_marked_at_the_argument_with_the_offset(string expression)
    {
        var library = EventCompilation.Of(Constants);
        var run = await AnalyzerRun.OfAsync(EventCompilation.Using(library, ProgramOf(expression)));
        AssertAtArgument(Assert.Single(run.Found), expression);
    }

    [Fact]
    public async Task What_is_in_the_own_file_is_marked_there_although_another_part_is_not()
    {
        var run = await AnalyzerRun.OfAsync(ProgramOf("\"SELECT Id FROM User WHERE A = 1 \" + Shop.Limit"), Constants);
        Assert.Equal(["TSE0027", "TSE0024"], run.Found.OrderBy(d => d.Id == "TSE0024").Select(d => d.Id));
        Assert.Equal("User", TextOf(run.Found.Single(d => d.Id == "TSE0027")));
    }

    [Fact]
    public async Task The_end_of_a_text_is_marked_at_its_last_character()
    {
        var run = await AnalyzerRun.OfAsync(ProgramOf("\"SELECT Id FROM Account WHERE Name\""));
        Assert.Equal(("TSE0028", "e"), (Assert.Single(run.Found).Id, TextOf(run.Found[0])));
    }

    [Fact]
    public async Task An_empty_text_is_marked_whole()
    {
        var run = await AnalyzerRun.OfAsync(ProgramOf("\"\""));
        Assert.Equal(("TSE0025", "\"\""), (Assert.Single(run.Found).Id, TextOf(run.Found[0])));
    }

    private const string Constants = """

        public static class Shop
        {
            public const string Start = "SELECT Id FROM Account ";
            public const string Limit = "LIMIT 5";
            public const string Twice = Start + Limit;
        }
        """;

    private static string ProgramOf(string expression) =>
        $"[PushTopic(\"/topic/A\", Query = {expression})] public partial record A(string Id);\n";

    private static void AssertAtArgument(Diagnostic found, string expression)
    {
        Assert.Equal(("TSE0024", expression), (found.Id, TextOf(found)));
        Assert.EndsWith("'LIMIT' is not allowed (at offset 23 of the text)", found.GetMessage(), StringComparison.Ordinal);
    }

    private static string TextOf(Diagnostic found) => found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan);
}
