using System.Collections.Concurrent;

namespace TypedStreaming.Replay.Stores;

/// <summary>A store for CometD positions that calls two application callbacks. The callbacks distinguish positions by channel only.</summary>
internal sealed class CallbackStore(
    Func<string, CancellationToken, ValueTask<ReplayFrom?>> last,
    Func<string, long, string?, CancellationToken, ValueTask> store,
    TimeProvider time) : IReplayStore
{
    // The table is by channel and not by key, because the callbacks get only the channel, so that two consumers would overwrite each
    // other's positions.
    private readonly ConcurrentDictionary<string, CallbackChannel> _channels = new(StringComparer.Ordinal);

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Transport != ReplayTransport.CometD) throw OtherTransport(key);
        var channel = _channels.GetOrAdd(key.Channel, name => new CallbackChannel(name, last, store));
        var now = time.GetUtcNow();
        var cursor = new CallbackCursor(key, channel);
        cursor.StartAt(await channel.TakeAsync(cursor, now, cancellationToken).ConfigureAwait(false), now);
        return cursor;
    }

    private static StreamingException OtherTransport(ReplayKey key) => new(
        StreamingError.PositionStore,
        $"{nameof(ReplayStore)}.{nameof(ReplayStore.FromCallbacks)} stores only positions for the transport '{ReplayTransport.CometD}', because its callbacks take one "
        + $"number per channel. It cannot store a '{key.Transport}' position for {key.Channel}. Use a store that keeps complete positions.")
    {
        Channel = key.Channel,
        IsTransient = false,
    };
}
