using CsCheck;
using TypedStreaming.Simulator.Errors;
using TypedStreaming.Simulator.Soql;

namespace TypedStreaming.Simulator.Tests.Soql;

/// <summary>The text of a query can be anything. The parser returns a query, or throws its own error with a place in the text.</summary>
public sealed class HostileQueryTests
{
    private static readonly string[] Pieces =
    [
        "SELECT ", "select Id ", "FROM ", "WHERE ", "Id", "Account", ",", "(", ")", ".", "'", "\"", "\\", "\\u12", "'a\\'b'", "'\\u00e9'", "/*", "--", "\n", " ", "NOT ", "IN ", "AND ", "OR ",
        "LIKE ", "INCLUDES ", "TYPEOF ", "END ", "LIMIT ", "ORDER ", "BY ", "GROUP ", "COUNT(", "FIELDS(", "LAST_N_DAYS", ":", "5", "-", "2026-01-01", "2026-99-99", "2026-01-01T00:00:00Z", "=", "!", "!=",
        "<", ">", "*", "\0", "😀", "\ud800", "null ", "TRUE ", "99999999999999999999999", "1.5",
    ];

    [Fact]
    public void Any_text_is_parsed_or_refused() =>
        Gen.OneOf(Pieces).List[0, 40].Select(string.Concat).Sample(AssertParsedOrRefused, iter: 20_000, threads: 1);

    [Fact]
    public void Any_condition_is_parsed_or_refused() =>
        Gen.OneOf(Pieces).List[0, 20].Select(static parts => "SELECT Id FROM Account WHERE Name " + string.Concat(parts))
            .Sample(AssertParsedOrRefused, iter: 20_000, threads: 1);

    [Theory]
    [InlineData("(")]
    [InlineData("NOT ")]
    [InlineData("NOT (")]
    [InlineData("A = 1 AND (")]
    public void Deep_nesting_does_not_overflow_the_stack(string opening)
    {
        var text = "SELECT Id FROM A WHERE " + string.Concat(Enumerable.Repeat(opening, 10_000));
        var error = Assert.Throws<OrgErrorException>(() => QueryParser.Parse(text, new RestDialect()));
        Assert.EndsWith("parentheses are nested more than 64 levels deep", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void The_nesting_has_a_limit(int depth, bool isAllowed)
    {
        var text = $"SELECT Id FROM A WHERE {new string('(', depth)}B = 1{new string(')', depth)}";
        Assert.Equal(isAllowed, Record.Exception(() => QueryParser.Parse(text, new PushTopicDialect())) is null);
    }

    [Fact]
    public void Another_exception_would_be_noticed() =>
        Assert.ThrowsAny<Exception>(() => Gen.OneOf(Pieces).Sample(static text => AssertParsedOrRefused(text, static _ => throw new FormatException()), iter: 10, threads: 1));

    [Fact]
    public void A_hostile_pattern_ends_soon()
    {
        var pattern = new LikePattern(string.Concat(Enumerable.Repeat("%a", 300)) + "b");
        Assert.False(pattern.Matches(new string('a', 3_000)));
    }

    [Fact]
    public void Patterns_match_as_regular_expressions_do() =>
        Gen.Select(Gen.OneOf("a", "B", "%", "_", "\\%", "\\_").List[0, 8].Select(string.Concat), Gen.OneOf("a", "b", "%", "_").List[0, 8].Select(string.Concat))
            .Sample(static (pattern, text) => Assert.Equal(Expected(pattern, text), new LikePattern(pattern).Matches(text)), iter: 20_000, threads: 1);

    private static bool Expected(string pattern, string text)
    {
        var expression = pattern.Replace("\\%", "\u0001", StringComparison.Ordinal).Replace("\\_", "\u0002", StringComparison.Ordinal)
            .Replace("%", ".*", StringComparison.Ordinal).Replace('_', '.').Replace('\u0001', '%').Replace('\u0002', '_');
        return System.Text.RegularExpressions.Regex.IsMatch(
            text, $"^{expression}$", System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(5));
    }

    private static void AssertParsedOrRefused(string text) => AssertParsedOrRefused(text, static text =>
    {
        foreach (var dialect in (IDialect[])[new PushTopicDialect(), new RestDialect()]) QueryParser.Parse(text, dialect);
    });

    private static void AssertParsedOrRefused(string text, Action<string> parse)
    {
        try
        {
            parse(text);
        }
        catch (OrgErrorException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }
}
