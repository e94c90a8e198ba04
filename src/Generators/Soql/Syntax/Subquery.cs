namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A nested query in parentheses.</summary>
/// <param name="Query">The query.</param>
/// <param name="Span">The position in the text, with the parentheses.</param>
internal sealed record Subquery(Query Query, QuerySpan Span) : Operand(Span);
