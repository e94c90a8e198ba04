namespace TypedStreaming.Simulator.Faults;

/// <summary>
/// Checks the names and values of HTTP headers when a test sets them. Without this check, a mistake would go unnoticed until the response is written.
/// </summary>
internal static class HeaderText
{
    private const string TokenPunctuation = "!#$%&'*+-.^_`|~";
    private static readonly string[] Framing = ["Content-Length", "Transfer-Encoding"];

    public static void RequireName(string name, string parameter)
    {
        RequireToken(name, parameter);
        if (Framing.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"Only the server can set the header '{name}', because this header determines where the response ends.", parameter);
    }

    public static void RequireToken(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, parameter);
        if (text.All(letter => char.IsAsciiLetterOrDigit(letter) || TokenPunctuation.Contains(letter))) return;
        throw new ArgumentException(
            $"'{text}' contains characters other than letters, digits and {TokenPunctuation}.", parameter);
    }

    public static void RequireValue(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (!IsValue(value)) throw new ArgumentException($"The header value '{value}' contains characters that are not printable ASCII.", parameter);
    }

    public static bool IsValue(string value) => value.All(letter => letter is >= ' ' and <= '~');
}
