using System.Text;

namespace TypedStreaming.Provisioning;

/// <summary>Compares SOQL queries as text. White space outside of string literals is ignored; all other differences count.</summary>
internal static class QueryForm
{
    public static bool AreEqual(string? one, string? other) =>
        one == other || (one is not null && other is not null && Of(one) == Of(other));

    /// <summary>Returns the query with single spaces, and without spaces around commas, parentheses and operators.</summary>
    private static string Of(string query)
    {
        var text = new StringBuilder(query.Length);
        var isSpaceDue = false;
        for (var i = 0; i < query.Length; i++)
        {
            if (char.IsWhiteSpace(query[i]))
            {
                isSpaceDue = true;
                continue;
            }

            if (isSpaceDue && text.Length > 0 && !IsSeparator(text[^1]) && !IsSeparator(query[i])) text.Append(' ');
            isSpaceDue = false;
            if (query[i] == '\'') i = AppendLiteral(text, query, i);
            else text.Append(query[i]);
        }

        return text.ToString();
    }

    private static bool IsSeparator(char c) => c is ',' or '(' or ')' or '=' or '<' or '>' or '!';

    /// <summary>Appends a string literal unchanged, and returns the index of its last character.</summary>
    private static int AppendLiteral(StringBuilder text, string query, int start)
    {
        var end = start + 1;
        while (end < query.Length && query[end] != '\'') end += query[end] == '\\' ? 2 : 1;
        end = Math.Min(end, query.Length - 1);
        text.Append(query, start, end - start + 1);
        return end;
    }
}
