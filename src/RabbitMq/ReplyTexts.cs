using System.Text.RegularExpressions;

namespace TypedStreaming.RabbitMq;

/// <summary>Parses the error messages that a RabbitMQ server sends when it closes a channel.</summary>
internal static partial class ReplyTexts
{
    /// <summary>
    /// Returns the name of the exchange or queue in the server's error message, or the words "the exchange or queue" if the message does not
    /// contain a name. The rest of the message is not returned, because it can contain the name of the user.
    /// </summary>
    public static string Resource(string text)
    {
        var match = NamedResource().Match(text);
        return match.Success ? $"{match.Groups["kind"].Value} '{match.Groups["name"].Value}'" : "the exchange or queue";
    }

    /// <summary>
    /// Returns the difference that the server's error message reports between a declaration and the existing exchange or queue. Returns null if the
    /// message reports something else. The server truncates its message to 255 bytes, but the name is always within these bytes.
    /// </summary>
    public static Difference? Difference(string text)
    {
        var match = Inequivalent().Match(text);
        return match.Success
            ? new Difference(Value("argument"), Value("kind"), Value("name"), Value("received"), Value("current"), IsCut: Value("current") is "" || text.EndsWith("...", StringComparison.Ordinal))
            : null;

        string Value(string group) => match.Groups[group].Value;
    }

    [GeneratedRegex("(?<kind>exchange|queue) '(?<name>[^']*)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamedResource();

    [GeneratedRegex(
        "inequivalent arg '(?<argument>[^']*)' for (?<kind>exchange|queue) '(?<name>[^']*)'( in vhost '[^']*': received (?<received>.*) but current is (?<current>.*)$)?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        1000)]
    private static partial Regex Inequivalent();
}
