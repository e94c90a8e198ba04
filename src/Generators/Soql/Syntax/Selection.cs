namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>One item in the <c>SELECT</c> clause of a query.</summary>
/// <param name="Item">A field, a call, a query or a <c>TYPEOF</c>.</param>
/// <param name="Alias">The alias, or null.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Selection(Operand Item, string? Alias, QuerySpan Span) : QueryNode(Span);
