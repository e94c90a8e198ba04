namespace TypedStreaming.Simulator.OAuth;

/// <summary>The instance to which the token endpoint sends clients. Thread-safe.</summary>
internal sealed class OrgInstance
{
    private volatile Uri? _movedTo;

    public Uri At(Uri own) => _movedTo ?? own;

    public void MoveTo(Uri instance) => _movedTo = instance;
}
