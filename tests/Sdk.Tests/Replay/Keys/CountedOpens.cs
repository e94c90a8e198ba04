namespace TypedStreaming.Tests.Replay.Keys;

/// <summary>A store that records the keys whose positions were opened.</summary>
internal sealed class CountedOpens(IReplayStore store) : IReplayStore
{
    /// <summary>The orgs of the keys, in order.</summary>
    public List<string> Opened { get; } = [];

    public ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        lock (Opened) Opened.Add(key.OrganizationId);
        return store.OpenAsync(key, cancellationToken);
    }
}
