namespace TypedStreaming.Tool.Running;

/// <summary>The exception that ends a command with an error message for the user.</summary>
/// <param name="message">One line, which says what to write instead. It contains no secret.</param>
/// <param name="exitCode">The exit code.</param>
internal sealed class ToolException(string message, int exitCode = ExitCodes.CouldNotRun) : Exception(message)
{
    public int ExitCode => exitCode;
}
