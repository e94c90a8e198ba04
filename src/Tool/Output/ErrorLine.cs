namespace TypedStreaming.Tool.Output;

/// <summary>Writes an error as one line, without control characters and without a stack trace.</summary>
internal static class ErrorLine
{
    public static string Of(Exception failure) => Of(failure.Message);

    public static string Of(string message) => "tse: " + TerminalText.Of(message.ReplaceLineEndings(" "));

    public static string Warning(string message) => "tse: warning: " + TerminalText.Of(message.ReplaceLineEndings(" "));

    public static string Note(string message) => "tse: note: " + TerminalText.Of(message.ReplaceLineEndings(" "));
}
