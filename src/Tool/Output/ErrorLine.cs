using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// Formats a message as one line, without control characters and without a stack trace. Only exceptions of the SDK are converted to the tool's own
/// terms: a message of the tool can contain text of the user, such as a path, which is not changed.
/// </summary>
internal static class ErrorLine
{
    /// <summary>The maximum length of a line. The tool's own messages are shorter, but text from a server can be longer.</summary>
    private const int Longest = 4000;

    public static string Of(Exception failure) => Of(failure is ToolException ? failure.Message : ErrorText.Of(failure));

    public static string Of(string message) => "tse: " + OneLine(message);

    public static string Warning(string message) => "tse: warning: " + OneLine(message);

    public static string Note(string message) => "tse: note: " + OneLine(message);

    private static string OneLine(string message) => ErrorText.Limited(TerminalText.Of(message.ReplaceLineEndings(" ")), Longest);
}
