namespace TypedStreaming.Simulator.OAuth;

/// <summary>The instance address that the token endpoint returns to clients. Thread-safe.</summary>
internal sealed class OrgInstance
{
    private volatile Uri? _movedTo;

    public Uri At(Uri own) => _movedTo ?? own;

    public void MoveTo(Uri instance) => _movedTo = instance;
}
