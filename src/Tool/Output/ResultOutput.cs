using System.Text;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Output;

/// <summary>
/// The standard output of a command that has effects: an output that cannot be written, such as a closed pipe, throws nothing, so that the command can finish
/// what it has begun, and say what it has done.
/// </summary>
internal sealed class ResultOutput(IShell shell)
{
    /// <summary>The failure of the first write that failed; null if there is none. Nothing is written after it.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>The failure, without a full stop; empty if there is none.</summary>
    public string Reason => Failure?.Message.TrimEnd('.') ?? "";

    /// <summary>True if the results are lost although somebody wants to read them, for example because the disk is full. A pipe that its reader has closed is another case.</summary>
    public bool IsLost => Failure is not (null or ClosedOutputException);

    /// <summary>Writes one line, with control characters as visible text.</summary>
    public void WriteLine(string line) => Write(() => shell.Output.Write(Encoding.UTF8.GetBytes(TerminalText.Of(line) + "\n")));

    /// <summary>Runs an action that writes to the standard output, unless an earlier one has failed.</summary>
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
