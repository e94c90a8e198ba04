namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A condition of a query, after <c>WHERE</c>.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record Condition(QuerySpan Span) : QueryNode(Span);
