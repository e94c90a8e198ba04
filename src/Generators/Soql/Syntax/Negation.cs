namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A condition that is negated by <c>NOT</c>.</summary>
/// <param name="Not">The position of the keyword.</param>
/// <param name="Part">The condition.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Negation(QuerySpan Not, Condition Part, QuerySpan Span) : Condition(Span);
