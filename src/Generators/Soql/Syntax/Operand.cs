namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>What can be selected or compared.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record Operand(QuerySpan Span) : QueryNode(Span);
