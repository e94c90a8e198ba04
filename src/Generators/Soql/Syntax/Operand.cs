namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A selected item of a query, or one side of a comparison in its condition.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record Operand(QuerySpan Span) : QueryNode(Span);
