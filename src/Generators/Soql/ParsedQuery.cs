using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql;

/// <summary>The result of parsing a query: the syntax tree, and the problems that the parser found.</summary>
/// <param name="Query">The tree, or null if the text does not start as a query. Parts that could not be parsed are missing.</param>
/// <param name="Problems">The problems of the text as SOQL, in the order of the text.</param>
internal sealed record ParsedQuery(Query? Query, IReadOnlyList<QueryProblem> Problems);
