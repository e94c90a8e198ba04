namespace TypedStreaming.Generators.Soql;

/// <summary>The words that have a special meaning in a SOQL query.</summary>
internal static class Keywords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT", "NOT", "NULL", "NULLS",
        "OR", "SELECT", "USING", "WHERE", "WITH",
    };

    /// <summary>
    /// The clauses after <c>FROM</c>. The key is the first word of a clause. The value is the second word, such as <c>BY</c> for <c>ORDER</c>, or
    /// null if there is only one word.
    /// </summary>
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

    /// <summary>Returns true if the word cannot be used as a name.</summary>
    public static bool IsReserved(Token token) => token.Kind == TokenKind.Word && Reserved.Contains(token.Text);

    public static bool StartsClause(Token token) => token.Kind == TokenKind.Word && Clauses.ContainsKey(token.Text);

    /// <summary>
    /// Returns the second word of a clause keyword, such as the <c>BY</c> of <c>ORDER BY</c>, or null if the keyword has only one word.
    /// </summary>
    public static string? SecondOf(Token clause) => Clauses[clause.Text];
}
