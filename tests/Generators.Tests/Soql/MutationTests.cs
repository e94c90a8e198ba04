using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>Each allowed query with one refused construct put into it, and a query with one token missing.</summary>
public sealed class MutationTests
{
    private const string Rich =
        "SELECT Id, Name, Status FROM Case WHERE (Status IN ('Open', 'New') OR Priority = 'High') AND IsClosed = FALSE AND Total__c > 5";


    public static TheoryData<string> AtTheEnd => [.. Ending(["LIMIT 5", "ORDER BY Name", "OFFSET 3", "GROUP BY Name", "ORDER BY Name DESC LIMIT 5"])];

    public static TheoryData<string> InTheList => [.. InList(["Owner.Name", "(SELECT Id FROM Contacts)", "COUNT(Name)", "MAX(Name)", "TYPEOF What WHEN A THEN B END"])];

    [Theory]
    [MemberData(nameof(AtTheEnd))]
    [MemberData(nameof(InTheList))]
    public void A_refused_construct_is_found_in_every_query(string marked) => new MarkedQuery(marked).AssertFound();

    [Fact]
    public void There_are_enough_of_them() => Assert.True(AtTheEnd.Count + InTheList.Count >= 300);

    [Fact]
    public void A_missing_token_is_always_noticed()
    {
        Assert.Empty(new MarkedQuery(Rich).Found);
        var tokens = Lexer.Read(Rich, []).Where(t => t.Kind != TokenKind.End).ToList();
        Assert.Equal([], tokens.Where(t => new MarkedQuery(Rich.Remove(t.Span.Start, t.Span.Length)).Found.Count == 0).Select(t => t.Text));
        Assert.Equal(30, tokens.Count);
    }

    private static IEnumerable<string> Ending(string[] clauses) =>
        from query in Queries.Allowed
        from clause in clauses
        let parts = clause.Replace(" LIMIT", "|} {|R:LIMIT", StringComparison.Ordinal)
        select $"{query} {{|R:{parts}|}}";

    private static IEnumerable<string> InList(string[] items) =>
        from query in Queries.Allowed
        from item in items
        select query.Insert(query.IndexOf("Id", StringComparison.OrdinalIgnoreCase), $"{{|R:{item}|}}, ");
}
