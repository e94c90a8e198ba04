using TypedStreaming.Generators.Soql;
using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>The structure of a tree as text, without positions. It shares nothing with the printer, so that both cannot be wrong in the same way.</summary>
internal static class Shape
{
    public static string Of(Query query) =>
        $"[{All(query.Selections, s => $"{Of(s.Item)} as {s.Alias}")}] from [{All(query.Entities, e => $"{Of(e.Name)} as {e.Alias}")}] "
        + $"where {(query.Where is { } where ? Of(where) : "")} then [{All(query.Clauses, c => $"{c.Keyword}: {Of(c.Content)}")}]";

    private static string Of(Operand operand) => operand switch
    {
        FieldPath path => $"field<{string.Join('|', path.Names)}>",
        Literal literal => $"{literal.Kind}<{literal.Text}>",
        FunctionCall call => $"call<{call.Name}>({All(call.Arguments, Of)})",
        ValueList list => $"values({All(list.Values, Of)})",
        Subquery subquery => $"query({Of(subquery.Query)})",
        TypeofItem item => $"typeof({Of(item.Content)})",
        _ => throw new ArgumentException($"Unknown: {operand}.", nameof(operand)),
    };

    private static string Of(Condition condition) => condition switch
    {
        Comparison comparison => $"({Of(comparison.Left)} {comparison.Operator} {Of(comparison.Right)})",
        Combination combination => $"{combination.Operator}({All(combination.Parts, Of)})",
        Negation negation => $"not({Of(negation.Part)})",
        _ => throw new ArgumentException($"Unknown: {condition}.", nameof(condition)),
    };

    private static string Of(IReadOnlyList<Token> tokens) => string.Join(' ', tokens.Select(t => $"{t.Kind}<{t.Text}>"));

    private static string All<T>(IEnumerable<T> items, Func<T, string> shape) => string.Join(", ", items.Select(shape));
}
