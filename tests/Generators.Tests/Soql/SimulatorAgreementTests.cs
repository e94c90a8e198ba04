using CsCheck;
using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>
/// The compiler and the simulated org have parsers of their own. Both accept a query, or both have something against it: a query that
/// compiles without a remark works in a test.
/// </summary>
public sealed class SimulatorAgreementTests(SimulatedTopics topics) : IClassFixture<SimulatedTopics>
{
    private static readonly string[] Pieces =
        ["(", ")", ",", ".", "=", "!=", "AND", "OR", "NOT", "IN", "LIKE", "WHERE", "FROM", "Name", "Id", "'a'", "5", "null", "2026-01-31", "LIMIT", "COUNT", "TODAY", "'"];

    public static TheoryData<string> Forms =>
    [
        .. Queries.Allowed,
        .. Plain(ReportedQueryTests.Refused),
        .. Plain(ReportedQueryTests.Undocumented),
        .. Plain(ReportedQueryTests.Malformed),
        .. MutationTests.AtTheEnd.Concat(MutationTests.InTheList).Select(static row => new MarkedQuery(row.Data).Text),
        "SELECT Id FROM Account WHERE Name = '" + new string('x', 1300 - 38) + "'",
        "SELECT Id FROM Account WHERE Name = '" + new string('x', 1301 - 38) + "'",
        Nested(64),
        Nested(65),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_accept_a_form_or_neither_does(string query) => AssertAgreement(query, topics.ProblemOf(query));

    [Fact]
    public void Forms_of_both_kinds_are_compared()
    {
        var accepted = Forms.Count(row => topics.ProblemOf(row.Data) is null);
        Assert.InRange(accepted, 30, Forms.Count - 300);
    }

    [Fact]
    public void They_agree_about_damaged_queries_too() =>
        Damaged().Where(query => !IsOfTypes(topics.ProblemOf(query)))
            .Sample(query => AssertAgreement(query, topics.ProblemOf(query)), iter: 5_000, threads: 1);

    [Theory]
    [InlineData("SELECT Id FROM Account LIMIT 5", null)]
    [InlineData("SELECT Id FROM Account", "refused")]
    public void A_disagreement_is_noticed(string query, string? problem) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertAgreement(query, problem));

    /// <summary>One of the allowed queries, of which a token or two are left out, doubled, exchanged or replaced.</summary>
    private static Gen<string> Damaged() =>
        from query in Gen.OneOf(Queries.Allowed)
        from damages in Gen.Select(Gen.Int[0, 100], Gen.Int[0, 3], Gen.OneOf(Pieces)).List[1, 2]
        select damages.Aggregate(query, (text, damage) => Damage(text, damage.Item1, damage.Item2, damage.Item3));

    private static string Damage(string query, int at, int kind, string piece)
    {
        var tokens = Lexer.Read(query, []).Where(static token => token.Kind != TokenKind.End).Select(static token => token.Text).ToList();
        if (tokens.Count < 2) return query;
        at %= tokens.Count - 1;
        switch (kind)
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                break;
            default:
                tokens[at] = piece;
                break;
        }

        return string.Join(' ', tokens);
    }

    private static void AssertAgreement(string query, string? problem)
    {
        var found = new MarkedQuery(query).Found;
        Assert.True(
            found.Count == 0 == problem is null, $"{query}\ncompiler: {string.Join("; ", found.Select(static p => p.Text))}\nsimulator: {problem}");
    }

    /// <summary>Returns true if the org knows the type of a field and the parser does not: that of Id or CreatedDate.</summary>
    private static bool IsOfTypes(string? problem) =>
        problem is not null
        && (problem.Contains("value of filter criterion", StringComparison.Ordinal) || problem.Contains("invalid operator on", StringComparison.Ordinal));

    private static IEnumerable<string> Plain(TheoryData<string, string> rows) => rows.Select(static row => new MarkedQuery(row.Data.Item1).Text);

    private static string Nested(int depth) => $"SELECT Id FROM Account WHERE {new string('(', depth)}Name = 'a'{new string(')', depth)}";
}
