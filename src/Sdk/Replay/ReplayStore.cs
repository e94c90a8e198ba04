using TypedStreaming.Replay;
namespace TypedStreaming;

/// <summary>Stores of replay positions that are made from something else.</summary>
public static class ReplayStore
{
    /// <summary>
    /// Makes a store of two callbacks that keep one replay id a channel, for CometD. They know neither orgs nor consumers: use it for
    /// one org, and one consumer a channel. A second one takes the channel over from the first. A key or position of another transport
    /// is refused with <see cref="Reason.PositionStore"/>.
    /// </summary>
    /// <param name="last">
    /// Tells where a channel starts: <see cref="ReplayFrom.After"/> the last stored id, <see cref="ReplayFrom.Latest"/>,
    /// <see cref="ReplayFrom.Earliest"/>, or null if nothing is stored.
    /// </param>
    /// <param name="store">
    /// Stores the id of the last event of a channel that the program is done with, and the event's creation date as the
    /// server wrote it (null where that is not known). A subscription without events is not told.
    /// </param>
    /// <returns>
    /// The store. What a callback throws becomes a <see cref="StreamingException"/> with <see cref="Reason.PositionStore"/>,
    /// except for cancellation that was asked for.
    /// </returns>
    public static IReplayStore FromCallbacks(
        Func<string, CancellationToken, ValueTask<ReplayFrom?>> last,
        Func<string, long, string?, CancellationToken, ValueTask> store)
    {
        ArgumentNullException.ThrowIfNull(last);
        ArgumentNullException.ThrowIfNull(store);
        return new CallbackStore(last, store, TimeProvider.System);
    }
}
