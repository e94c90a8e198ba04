using System.Text.RegularExpressions;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Publish;

/// <summary>Reads the name of a platform event.</summary>
internal static partial class EventName
{
    private const string Prefix = "/event/";

    /// <summary>Returns the API name of an event, which the given text specifies as a name or as a channel.</summary>
    public static string Parse(string text)
    {
        var name = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return Form().IsMatch(name) ? name : throw new ToolException($"'{text}' is not a valid platform event. Use the API name, such as Low_Ink__e.");
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*__e\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
