namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A part of a query that is selected or compared.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record Operand(QuerySpan Span) : QueryNode(Span);
