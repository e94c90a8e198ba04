using CsCheck;
using TypedStreaming.Generators.Soql;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>Printing and parsing agree on every tree, those that a PushTopic refuses included.</summary>
public sealed class PrintingTests
{
    private const int Samples = 3000;

    [Fact]
    public void A_printed_tree_is_parsed_as_the_same_tree() =>
        Trees.Query.Sample(
            tree =>
            {
                var parsed = QueryParser.Parse(QueryPrinter.Print(tree));
                Assert.Empty(parsed.Problems);
                Assert.Equal(Shape.Of(tree), Shape.Of(parsed.Query!));
            },
            iter: Samples,
            threads: 1);

    [Fact]
    public void Printing_twice_changes_nothing() =>
        Trees.Query.Sample(
            tree =>
            {
                var printed = QueryPrinter.Print(tree);
                Assert.Equal(printed, QueryPrinter.Print(QueryParser.Parse(printed).Query!));
            },
            iter: Samples,
            threads: 1);

    [Fact]
    public void A_tree_that_is_printed_without_its_parentheses_is_another_tree() =>
        Assert.NotEqual(
            Shape.Of(QueryParser.Parse("SELECT Id FROM Account WHERE A = 1 AND (B = 2 OR C = 3)").Query!),
            Shape.Of(QueryParser.Parse("SELECT Id FROM Account WHERE A = 1 AND B = 2 OR C = 3").Query!));
}
