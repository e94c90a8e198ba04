namespace TypedStreaming.World.Programs;

/// <summary>The positions of all processes, which outlive each of them.</summary>
/// <param name="watcher">Sees what is opened and saved.</param>
internal sealed class WorldStore(IStoreWatcher watcher) : IReplayStore
{
    private readonly InMemoryReplayStore _positions = new();

    /// <summary>The fault of the next save.</summary>
    public StoreFault Next { get; set; }

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        var cursor = await _positions.OpenAsync(key, cancellationToken);
        watcher.Opened(key, cursor.Position);
        return new Cursor(this, key, cursor);
    }

    private sealed class Cursor(WorldStore store, ReplayKey key, IReplayCursor inner) : IReplayCursor
    {
        public ReplayPosition? Position => inner.Position;

        public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
        {
            var fault = store.Next;
            store.Next = StoreFault.None;
            if (fault == StoreFault.Fails) throw new IOException("The disk is full.");
            if (fault == StoreFault.Hangs) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            await inner.SaveAsync(position, cancellationToken);
            store.Saved(key, position);
        }

        public ValueTask DisposeAsync()
        {
            store.Closed(key);
            return inner.DisposeAsync();
        }
    }

    private void Saved(ReplayKey key, ReplayPosition position) => watcher.Saved(key, position);

    private void Closed(ReplayKey key) => watcher.Closed(key);
}
