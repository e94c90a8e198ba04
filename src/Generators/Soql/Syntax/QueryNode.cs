namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A node of a query's syntax tree.</summary>
/// <param name="Span">The position in the text.</param>
internal abstract record QueryNode(QuerySpan Span);
