namespace TypedStreaming;

/// <summary>The causes of a gap, in which events may be missing.</summary>
public enum GapCause
{
    /// <summary>A subscription to new events was interrupted before its first event, so there was no position to resume at.</summary>
    InterruptedBeforeFirstEvent,

    /// <summary>The consumer was started again at new events. Its previous run had subscribed, but had received no event.</summary>
    RestartedBeforeFirstEvent,

    /// <summary>The server no longer knew the replay id, because the id is older than the retention time, or from before a reset.</summary>
    InvalidReplayId,

    /// <summary>The org has moved to another instance since the position was stored, so its old replay ids are no longer valid.</summary>
    OrgMoved,

    /// <summary>The session was lost, and the server cannot replay events.</summary>
    NoReplay,

    /// <summary>
    /// The client asked the server to replay from an earlier event. The response did not contain events that are known to have existed,
    /// because the server no longer keeps them.
    /// </summary>
    ReplayIncomplete,

    /// <summary>The server sent a gap event: records changed, but the changes themselves are not available.</summary>
    GapEvent,

    /// <summary>The server sent an overflow event: one transaction contained too many changes, so most of them are not sent.</summary>
    Overflow,

    /// <summary>
    /// The store has two different positions of the consumer, under two older forms of the org's key. It is not known which of them is
    /// correct.
    /// </summary>
    PositionsDiffer,
}
