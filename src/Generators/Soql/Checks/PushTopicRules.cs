using TypedStreaming.Generators.Soql.Syntax;

namespace TypedStreaming.Generators.Soql.Checks;

/// <summary>
/// Checks the query of a PushTopic. A construct that Salesforce's documentation excludes is reported as refused. A construct that the
/// documentation does not mention is reported as undocumented, because it may work.
/// </summary>
internal static class PushTopicRules
{
    /// <summary>The maximum length of a query, in characters.</summary>
    public const int LongestQuery = 1300;

    /// <summary>The name of the field that every PushTopic query must select.</summary>
    public const string RecordId = "Id";

    /// <summary>Returns all mistakes in a PushTopic query, in the order of their positions.</summary>
    public static IReadOnlyList<QueryProblem> ProblemsOf(string text, ParsedQuery parsed)
    {
        if (string.IsNullOrWhiteSpace(text)) return [new QueryProblem(ProblemKind.WithoutId, new QuerySpan(0, text.Length), RecordId)];
        var problems = new List<QueryProblem>(parsed.Problems);
        if (text.Length > LongestQuery)
        {
            var rest = new QuerySpan(LongestQuery, text.Length - LongestQuery);
            problems.Add(new QueryProblem(ProblemKind.TooLong, rest, text.Length.ToString()));
        }

        if (parsed.Query is { } query) Check(query, problems);
        return [.. problems.OrderBy(static p => p.Span.Start)];
    }

    private static void Check(Query query, List<QueryProblem> problems)
    {
        var entities = new EntityRules(query, problems);
        var operands = new OperandRules(entities, problems);
        foreach (var selection in query.Selections) operands.CheckSelection(selection);
        new DuplicateRule(entities, problems).Check(query.Selections);
        entities.Check();
        if (query.Where is { } where) new ConditionRules(operands, problems).Check(where);
        foreach (var clause in query.Clauses) ClauseRules.Check(clause, problems);
        if (!SelectList.Of(query).MayContain(RecordId)) problems.Add(new QueryProblem(ProblemKind.WithoutId, query.Select, RecordId));
    }
}
