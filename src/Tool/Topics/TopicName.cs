using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Topics;

/// <summary>Reads the name of a PushTopic.</summary>
internal static class TopicName
{
    /// <summary>The maximum number of characters in the name of a PushTopic.</summary>
    public const int Longest = 25;

    private const string Prefix = "/topic/";

    /// <summary>Returns the name of a PushTopic, which the given text specifies as a name or as a channel.</summary>
    public static string Parse(string text)
    {
        var name = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return name.Length is > 0 and <= Longest && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : throw new ToolException($"'{text}' is not a valid name for a PushTopic. Use 1 to 25 letters, digits and underscores, such as AccountUpdates.");
    }
}
