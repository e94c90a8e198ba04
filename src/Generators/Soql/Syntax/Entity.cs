namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>One object in the <c>FROM</c> clause of a query.</summary>
/// <param name="Name">The name of the object, or the path of a relationship.</param>
/// <param name="Alias">The alias, or null.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Entity(FieldPath Name, string? Alias, QuerySpan Span) : QueryNode(Span);
