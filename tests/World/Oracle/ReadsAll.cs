namespace TypedStreaming.World.Oracle;

/// <summary>What the org writes can be read: no session is lost for it, unless the response ended early without an error of the connection.</summary>
internal sealed class ReadsAll(Judge judge)
{
    private const string Unreadable = "is not a list of Bayeux messages";

    private StreamingException? _last;

    /// <summary>True if a response ended early, so that the client is right not to read it.</summary>
    public bool WasCut { get; set; }

    /// <param name="change">What the client says of its state.</param>
    public void Check(StateChange change)
    {
        if (change.Cause is not { } cause || cause == _last) return;
        _last = cause;
        if (!cause.Message.Contains(Unreadable, StringComparison.Ordinal)) return;
        if (!WasCut) judge.Report(ViolationKind.Unread, cause.Message);
        WasCut = false;
    }
}
