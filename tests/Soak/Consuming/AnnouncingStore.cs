namespace TypedStreaming.Soak.Consuming;

/// <summary>Reports when an anchor is stored: from then on no event may be missed.</summary>
internal sealed class AnnouncingStore(IReplayStore store) : IReplayStore
{
    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken) =>
        new AnnouncingCursor(await store.OpenAsync(key, cancellationToken));
}
