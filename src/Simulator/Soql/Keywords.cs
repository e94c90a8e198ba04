namespace TypedStreaming.Simulator.Soql;

/// <summary>The words that have a special meaning in a query.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT", "NOT",
        "NULL", "NULLS", "OR", "SELECT", "USING", "WHERE", "WITH",
    };

    private static readonly HashSet<string> Aggregates =
        new(StringComparer.OrdinalIgnoreCase) { "AVG", "COUNT", "COUNT_DISTINCT", "MAX", "MIN", "SUM" };

    private static readonly Dictionary<string, Construct> Clauses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GROUP"] = Construct.GroupBy,
        ["ORDER"] = Construct.OrderBy,
        ["LIMIT"] = Construct.Limit,
        ["OFFSET"] = Construct.Offset,
        ["HAVING"] = Construct.OtherClause,
        ["USING"] = Construct.OtherClause,
        ["WITH"] = Construct.OtherClause,
        ["FOR"] = Construct.OtherClause,
        ["UPDATE"] = Construct.OtherClause,
        ["ALL"] = Construct.OtherClause,
    };

    /// <summary>Returns true if the token can be a name.</summary>
    public static bool IsName(Token token) => token.Kind == TokenKind.Word && !Reserved.Contains(token.Text);

    public static Construct OfFunction(Token name) =>
        Aggregates.Contains(name.Text) ? Construct.Aggregate : Construct.Function;

    /// <summary>Returns the clause that a token starts, or null if it does not start a clause.</summary>
    public static Construct? OfClause(Token token) =>
        token.Kind == TokenKind.Word && Clauses.TryGetValue(token.Text, out var construct) ? construct : null;

    /// <summary>Returns true if the word stands for a time relative to today, such as <c>LAST_WEEK</c>.</summary>
    public static bool IsRelativeDate(string word) =>
        word.ToUpperInvariant() is "TODAY" or "YESTERDAY" or "TOMORROW"
        || ((string[])["LAST_", "NEXT_", "THIS_", "N_"]).Any(start => word.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
