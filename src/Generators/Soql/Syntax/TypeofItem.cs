namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A <c>TYPEOF ... END</c> item. Its content is not parsed, because PushTopics do not support such items.</summary>
/// <param name="Content">The tokens between the two keywords.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record TypeofItem(IReadOnlyList<Token> Content, QuerySpan Span) : Operand(Span);
