namespace TypedStreaming.Tool.Running;

/// <summary>The exit codes of all commands. The page docs/tool.md describes them.</summary>
internal static class ExitCodes
{
    /// <summary>The command succeeded, or the reader of its output closed the pipe.</summary>
    public const int Success = 0;

    /// <summary>The command ran, but something failed: the org refused a request, or a step of the diagnosis failed.</summary>
    public const int Failure = 1;

    /// <summary>The command could not run: an option, a file or an address is not valid.</summary>
    public const int CouldNotRun = 2;

    /// <summary>The terminal was closed (SIGHUP).</summary>
    public const int HungUp = 129;

    /// <summary>The user pressed Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>The system asked the process to end (SIGTERM).</summary>
    public const int Terminated = 143;
}
