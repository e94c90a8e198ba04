using System.Text;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// The standard output of a command that makes changes. If the output cannot be written, for example to a closed pipe, no exception is thrown, so that the
/// command can finish its work and report what it has done.
/// </summary>
internal sealed class ResultOutput(IShell shell)
{
    /// <summary>The exception from the first write that failed, or null if no write has failed. After a failure, nothing more is written.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>The reason for the first write failure, without a full stop; empty if no write has failed.</summary>
    public string Reason => Failure?.Message.TrimEnd('.') ?? "";

    /// <summary>True if results were lost, for example because the disk is full. False if the reader of the output has closed the pipe.</summary>
    public bool IsLost => Failure is not (null or ClosedOutputException);

    /// <summary>Writes one line, with control characters escaped.</summary>
    public void WriteLine(string line) => Write(() => shell.Output.Write(Encoding.UTF8.GetBytes(TerminalText.Of(line) + "\n")));

    /// <summary>Runs an action that writes to the standard output, unless an earlier write has failed.</summary>
    public void Write(Action write)
    {
        if (Failure is not null) return;
        try
        {
            write();
        }
        catch (IOException e)
        {
            Failure = e;
        }
    }
}
