namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>Two or more conditions that are combined with the same operator.</summary>
/// <param name="Operator"><c>AND</c> or <c>OR</c>.</param>
/// <param name="Parts">The conditions.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Combination(string Operator, IReadOnlyList<Condition> Parts, QuerySpan Span) : Condition(Span);
