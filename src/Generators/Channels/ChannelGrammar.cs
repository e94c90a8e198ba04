namespace TypedStreaming.Generators.Channels;

/// <summary>The Bayeux grammar for channel names. Salesforce allows only some of the names that match this grammar.</summary>
internal static class ChannelGrammar
{
    /// <summary>Returns the reason why the part of a channel name after the prefix is not valid, or null if it is valid.</summary>
    public static string? ProblemOf(string path)
    {
        if (path.Length == 0) return "the channel has a prefix, but no name";
        if (path.Contains('*')) return "wildcards are not supported";
        if (path.StartsWith("/", StringComparison.Ordinal) || path.Contains("//")) return "the channel has an empty segment ('//')";
        if (path.EndsWith("/", StringComparison.Ordinal)) return "the channel ends in '/'";
        foreach (var symbol in path)
        {
            if (char.IsWhiteSpace(symbol)) return "the channel contains white space";
            if (symbol != '/' && !IsBayeux(symbol)) return $"'{Show(symbol)}' is not allowed in a channel";
        }

        return null;
    }

    /// <summary>
    /// Returns the first character of the channel that Salesforce's documentation does not list as allowed, or null if there is no such character.
    /// </summary>
    public static char? FirstUnusual(string path)
    {
        foreach (var symbol in path)
            if (!IsLetterOrDigit(symbol) && symbol is not ('_' or '/')) return symbol;
        return null;
    }

    private static bool IsBayeux(char symbol) => IsLetterOrDigit(symbol) || "-_!~()$@".IndexOf(symbol) >= 0;

    private static bool IsLetterOrDigit(char symbol) =>
        symbol is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static string Show(char symbol) =>
        char.IsControl(symbol) || char.IsSurrogate(symbol) ? $"\\u{(int)symbol:X4}" : symbol.ToString();
}
