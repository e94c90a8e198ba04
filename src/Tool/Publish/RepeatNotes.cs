using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Publish;

/// <summary>
/// Writes a note when the client repeats a request. Without the note, the command would seem to hang while the server does not respond.
/// </summary>
internal sealed class RepeatNotes(IShell shell)
{
    /// <param name="cause">The reason why the request is repeated.</param>
    /// <param name="carriesEvents">True if the request contains events; otherwise, it is a request for the schema.</param>
    public void Write(string cause, bool carriesEvents)
    {
        var what = carriesEvents ? "the request is being sent again, with the same event ids" : "no event has been sent yet; the schema is being requested again";
        shell.Error.WriteLine(ErrorLine.Note($"{what}: {ErrorText.Of(cause).TrimEnd('.')}."));
    }
}
