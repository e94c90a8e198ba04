namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A condition in the <c>WHERE</c> clause of a query.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record Condition(QuerySpan Span) : QueryNode(Span);
