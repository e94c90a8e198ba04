namespace TypedStreaming.Generators.Soql;

/// <summary>The words that have a meaning of their own in a query.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT", "NOT", "NULL", "NULLS",
        "OR", "SELECT", "USING", "WHERE", "WITH",
    };

    /// <summary>The clauses after <c>FROM</c>, by their first word, with the word that belongs to it.</summary>
    private static readonly Dictionary<string, string?> Clauses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WHERE"] = null,
        ["USING"] = "SCOPE",
        ["WITH"] = null,
        ["GROUP"] = "BY",
        ["HAVING"] = null,
        ["ORDER"] = "BY",
        ["LIMIT"] = null,
        ["OFFSET"] = null,
        ["FOR"] = null,
        ["UPDATE"] = null,
        ["ALL"] = "ROWS",
    };

    /// <summary>Checks for a word that cannot be a name.</summary>
    public static bool IsReserved(Token token) => token.Kind == TokenKind.Word && Reserved.Contains(token.Text);

    public static bool StartsClause(Token token) => token.Kind == TokenKind.Word && Clauses.ContainsKey(token.Text);

    /// <summary>The word that belongs to a clause's first word, such as the <c>BY</c> of <c>ORDER BY</c>, or null.</summary>
    public static string? SecondOf(Token clause) => Clauses[clause.Text];
}
