using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;

namespace TypedStreaming;

/// <summary>Creates replay stores from application callbacks.</summary>
public static class ReplayStore
{
    /// <summary>
    /// Creates a store from two callbacks that keep one replay id per channel, for CometD. The callbacks do not distinguish between different orgs
    /// or consumers, so use the store for one org, and for one consumer per channel. A second consumer of a channel takes over the position of the
    /// first consumer. A key or position for another transport is refused with <see cref="StreamingError.PositionStore"/>.
    /// </summary>
    /// <param name="last">A callback that returns the start of a channel: <see cref="ReplayFrom.After(long)"/> the last stored id,
    /// <see cref="ReplayFrom.Latest"/>, <see cref="ReplayFrom.Earliest"/>, or null if nothing is stored.</param>
    /// <param name="store">
    /// A callback that stores the id of the last event on a channel that the application has processed, and the event's creation date as the server
    /// wrote it (null if the date is not known). This callback is not called for a subscription without events.
    /// </param>
    /// <returns>The store. If a callback throws an exception, the store throws a <see cref="StreamingException"/> with
    /// <see cref="StreamingError.PositionStore"/>, except for a cancellation that was requested.</returns>
    public static IReplayStore FromCallbacks(
        Func<string, CancellationToken, ValueTask<ReplayFrom?>> last,
        Func<string, long, string?, CancellationToken, ValueTask> store)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(store);
        return new CallbackStore(last, store, TimeProvider.System);
    }
}
