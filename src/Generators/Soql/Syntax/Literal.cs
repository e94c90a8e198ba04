namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A constant value in a query.</summary>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Text">The characters as they are written.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Literal(LiteralKind Kind, string Text, QuerySpan Span) : Operand(Span);
