namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A clause that a PushTopic cannot have, or that is not documented for one. Its content is not parsed.</summary>
/// <param name="Keyword">Its keywords in upper case, for example <c>ORDER BY</c>.</param>
/// <param name="Content">The tokens after the keywords.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Clause(string Keyword, IReadOnlyList<Token> Content, QuerySpan Span) : QueryNode(Span);
