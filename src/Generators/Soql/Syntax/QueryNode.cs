namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A part of a query's tree.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record QueryNode(QuerySpan Span);
