using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>Checks those clauses of a query whose content is not parsed, such as <c>ORDER BY</c>.</summary>
internal static class ClauseRules
{
    public static void Check(Clause clause, List<QueryProblem> problems)
    {
        var problem = ReasonAgainst(clause.Keyword) is { } reason
            ? new QueryProblem(ProblemKind.Refused, clause.Span, reason)
            : new QueryProblem(ProblemKind.Undocumented, clause.Span, $"the clause '{clause.Keyword}'");
        problems.Add(problem);
    }

    private static string? ReasonAgainst(string keyword) => keyword switch
    {
        "LIMIT" => "'LIMIT' is not allowed",
        "ORDER BY" or "ORDER" => "an 'ORDER BY' clause is not allowed",
        "OFFSET" => "an 'OFFSET' clause is not allowed",
        "GROUP BY" or "GROUP" => "aggregate queries are not supported, so 'GROUP BY' is refused",
        _ => null,
    };
}
