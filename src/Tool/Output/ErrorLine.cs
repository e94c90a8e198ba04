namespace TypedStreaming.Tool.Output;

/// <summary>Formats an error as one line in the tool's own terms, without control characters and without a stack trace.</summary>
internal static class ErrorLine
{
    /// <summary>The maximum length of a line. The tool's own messages are shorter, but text from a server can be longer.</summary>
    private const int Longest = 4000;

    public static string Of(Exception failure) => Of(ErrorText.Of(failure));

    public static string Of(string message) => "tse: " + OneLine(message);

    public static string Warning(string message) => "tse: warning: " + OneLine(message);

    public static string Note(string message) => "tse: note: " + OneLine(message);

    private static string OneLine(string message)
    {
        var line = TerminalText.Of(ErrorText.Of(message).ReplaceLineEndings(" "));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
