namespace TypedStreaming.StoreKit.Checks;

/// <summary>The replay store that one check uses, with the cursors that the check has opened, and with keys that no other check uses.</summary>
internal sealed class CheckedStore(
    IReplayStore store, Func<CancellationToken, ValueTask<IReplayStore>> open, CancellationToken cancellationToken) : IAsyncDisposable
{
    /// <summary>The name of a transport whose replay ids are opaque bytes.</summary>
    public const string OpaqueTransport = "pubsub";

    private static readonly DateTimeOffset Date = new(2026, 5, 4, 9, 12, 33, 208, TimeSpan.Zero);

    private readonly List<object> _opened = [store];
    private readonly Lock _gate = new();

    public CancellationToken CancellationToken => cancellationToken;

    public ReplayKey Key { get; } = new($"00D{Guid.NewGuid():n}", "/topic/Orders", "default");

    public static ReplayPosition At(long? id) => new() { ReplayId = id, At = Date.AddSeconds((id ?? 0) % 1000) };

    public static ReplayPosition AtOpaque(params ReadOnlySpan<byte> bytes) => At(null) with { OpaqueId = new OpaqueReplayId(bytes) };

    public async Task<IReplayStore> OpenAnotherStoreAsync()
    {
        var another = await open(cancellationToken).ConfigureAwait(false);
        lock (_gate) _opened.Add(another);
        return another;
    }

    public Task<IReplayCursor> OpenAsync() => OpenAsync(Key);

    public Task<IReplayCursor> OpenAsync(ReplayKey key) => OpenAsync(store, key);

    /// <summary>Opens a cursor. If the check does not dispose the cursor, the cursor is disposed at the end of the check.</summary>
    public async Task<IReplayCursor> OpenAsync(IReplayStore from, ReplayKey key)
    {
        var cursor = await from.OpenAsync(key, cancellationToken).ConfigureAwait(false);
        lock (_gate) _opened.Add(cursor);
        return cursor;
    }

    public ValueTask SaveAsync(IReplayCursor cursor, ReplayPosition position) => cursor.SaveAsync(position, cancellationToken);

    public async Task SaveAndCloseAsync(ReplayKey key, ReplayPosition position)
    {
        var cursor = await OpenAsync(key).ConfigureAwait(false);
        await SaveAsync(cursor, position).ConfigureAwait(false);
        await cursor.DisposeAsync().ConfigureAwait(false);
    }

    public async Task<ReplayPosition?> ReadAsync(ReplayKey key)
    {
        var cursor = await OpenAsync(key).ConfigureAwait(false);
        return cursor.Position;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_opened))
        {
            if (one is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
            else (one as IDisposable)?.Dispose();
        }
    }
}
