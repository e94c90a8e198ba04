using System.Text;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// The standard output of a command that makes changes. If the output cannot be written, for example to a closed pipe, no exception is thrown, so that the
/// command can finish its work and report what it has done.
/// </summary>
internal sealed class ResultOutput(IShell shell)
{
    private IOException? _failure;

    /// <summary>True if a line could not be written. After a failure, nothing more is written.</summary>
    public bool HasFailed => _failure is not null;

    /// <summary>The reason for the first write failure, without a full stop; empty if no write has failed.</summary>
    public string Reason => _failure?.Message.TrimEnd('.') ?? "";

    /// <summary>True if results were lost, for example because the disk is full. False if the reader of the output has closed the pipe.</summary>
    public bool IsLost => _failure is not (null or ClosedOutputException);

    /// <summary>A sentence that says that results are missing, with the reason.</summary>
    public string Missing => $"Not all results could be shown: {Reason}.";

    /// <summary>Writes one line, with control characters escaped.</summary>
    public void WriteLine(string line) => Write(() => WriteLine(shell, line));

    /// <summary>Writes one line to the standard output, with control characters escaped. It is used by commands that make no changes.</summary>
    /// <exception cref="IOException">The line could not be written.</exception>
    public static void WriteLine(IShell shell, string line) => shell.Output.Write(Encoding.UTF8.GetBytes(TerminalText.Of(line) + "\n"));

    /// <summary>Runs an action that writes to the standard output, unless an earlier write has failed.</summary>
    public void Write(Action write)
    {
        if (HasFailed) return;
        try
        {
            write();
        }
        catch (IOException e)
        {
            _failure = e;
        }
    }
}
