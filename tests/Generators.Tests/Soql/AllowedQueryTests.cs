using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Checks;

namespace TypedStreaming.Generators.Tests.Soql;

public sealed class AllowedQueryTests
{
    public static TheoryData<string> Allowed => [.. Queries.Allowed];

    [Theory]
    [MemberData(nameof(Allowed))]
    public void An_allowed_query_has_no_problem(string text)
    {
        var parsed = QueryParser.Parse(text);
        Assert.Empty(PushTopicRules.ProblemsOf(text, parsed));
        Assert.True(parsed.Query!.IsListComplete);
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Printing_it_keeps_its_meaning(string text)
    {
        var query = QueryParser.Parse(text).Query!;
        var printed = QueryPrinter.Print(query);
        Assert.Equal(Shape.Of(query), Shape.Of(QueryParser.Parse(printed).Query!));
    }

    [Fact]
    public void The_longest_query_is_allowed()
    {
        var text = "SELECT Id FROM Account WHERE Name = '" + new string('x', 1300 - 38) + "'";
        Assert.Equal(1300, text.Length);
        Assert.Empty(new MarkedQuery(text).Found);
    }
}
