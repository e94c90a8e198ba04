namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A list of values in parentheses.</summary>
/// <param name="Values">The values.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record ValueList(IReadOnlyList<Operand> Values, QuerySpan Span) : Operand(Span);
