namespace TypedStreaming.Generators.Soql;

/// <summary>A problem in a query: the kind, the position and the description of the problem.</summary>
/// <param name="Kind">The kind of the problem.</param>
/// <param name="Span">The position of the problem in the text.</param>
/// <param name="Text">The explanation, as a part of a sentence.</param>
internal sealed record QueryProblem(ProblemKind Kind, QuerySpan Span, string Text);
