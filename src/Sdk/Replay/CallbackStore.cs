using System.Collections.Concurrent;

namespace TypedStreaming.Replay;

/// <summary>Positions that two callbacks of the program keep, by channel alone.</summary>
internal sealed class CallbackStore(
    Func<string, CancellationToken, ValueTask<ReplayFrom?>> last,
    Func<string, long, string?, CancellationToken, ValueTask> store,
    TimeProvider time) : IReplayStore
{
    // By channel and not by key, because that is all the callbacks are told: two consumers would overwrite each other.
    private readonly ConcurrentDictionary<string, CallbackChannel> _channels = new(StringComparer.Ordinal);

    public async ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var channel = _channels.GetOrAdd(key.Channel, name => new CallbackChannel(name, last, store));
        var now = time.GetUtcNow();
        var cursor = new CallbackCursor(key, channel);
        cursor.StartAt(await channel.TakeAsync(cursor, now, cancellationToken).ConfigureAwait(false), now);
        return cursor;
    }
}
