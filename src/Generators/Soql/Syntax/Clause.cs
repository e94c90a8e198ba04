namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>
/// A clause that is not allowed in a PushTopic query, or is not mentioned in the documentation of PushTopics. Its content is not parsed.
/// </summary>
/// <param name="Keyword">The keywords of the clause in upper case, for example <c>ORDER BY</c>.</param>
/// <param name="Content">The tokens after the keywords.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Clause(string Keyword, IReadOnlyList<Token> Content, QuerySpan Span) : QueryNode(Span);
