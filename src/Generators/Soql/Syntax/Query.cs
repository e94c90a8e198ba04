namespace TypedStreaming.Generators.Soql.Syntax;

/// <summary>A SOQL query, or a query that is nested inside another query.</summary>
/// <param name="Select">The position of the keyword <c>SELECT</c>.</param>
/// <param name="Selections">The list after <c>SELECT</c>.</param>
/// <param name="IsListComplete">False if a part of this list could not be parsed.</param>
/// <param name="Entities">The list after <c>FROM</c>; the query of a PushTopic has one entity.</param>
/// <param name="Where">The condition, or null.</param>
/// <param name="Clauses">All other clauses in their order.</param>
/// <param name="Span">The position in the text.</param>
internal sealed record Query(
    QuerySpan Select,
    IReadOnlyList<Selection> Selections,
    bool IsListComplete,
    IReadOnlyList<Entity> Entities,
    Condition? Where,
    IReadOnlyList<Clause> Clauses,
    QuerySpan Span) : QueryNode(Span);
