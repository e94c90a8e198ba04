using CsCheck;
using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>The text of a query can be anything. Nothing throws, and every problem is a part of the text.</summary>
public sealed class HostileQueryTests
{
    private static readonly string[] Pieces =
    [
        "SELECT ", "FROM ", "WHERE ", "Id", "Account", ",", "(", ")", ".", "'", "\"", "\\", "\\u12", "/*", "*/", "--", "//", "\n", " ", "NOT ", "IN ", "AND ", "OR ",
        "TYPEOF ", "END ", "LIMIT ", "ORDER ", "BY ", "GROUP ", "COUNT(", "FIELDS(", "LAST_N_DAYS", ":", "5", "-", "2026-01-01", "=", "!", "<", ">", "*", "\0", "😀", "\ud800", "USD5", "AS ",
    ];

    [Fact]
    public void Any_text_is_parsed() =>
        Gen.OneOf(Pieces).List[0, 40].Select(string.Concat).Sample(AssertParsed, iter: 20_000, threads: 1);

    [Theory]
    [InlineData("(")]
    [InlineData("NOT ")]
    [InlineData("a(")]
    [InlineData("A = 1 AND (")]
    [InlineData("Id IN (SELECT Id FROM B WHERE ")]
    public void Deep_nesting_does_not_overflow_the_stack(string opening)
    {
        var text = "SELECT Id FROM A WHERE " + string.Concat(Enumerable.Repeat(opening, 10_000));
        AssertParsed(text);
        Assert.Contains(QueryParser.Parse(text).Problems, p => p.Text == "parentheses are nested more than 64 levels deep");
    }

    private static void AssertParsed(string text)
    {
        var problems = PushTopicRules.ProblemsOf(text, QueryParser.Parse(text));
        Assert.DoesNotContain(problems, p => p.Span.Start < 0 || p.Span.Length < 0 || p.Span.End > text.Length);
    }
}
