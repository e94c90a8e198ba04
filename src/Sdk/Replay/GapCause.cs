namespace TypedStreaming;

/// <summary>The causes for which events may be missing.</summary>
public enum GapCause
{
    /// <summary>A subscription to new events was interrupted before its first event, so that there was no position to resume at.</summary>
    InterruptedBeforeFirstEvent,

    /// <summary>The consumer was started again at the newest event, after a run that had subscribed and received nothing.</summary>
    RestartedBeforeFirstEvent,

    /// <summary>The server no longer knew the replay id: it is older than the retention, or from before a reset.</summary>
    InvalidReplayId,

    /// <summary>The org has moved to another instance since the position was stored; its replay ids changed.</summary>
    OrgMoved,

    /// <summary>The session was lost, and the server cannot replay.</summary>
    NoReplay,

    /// <summary>
    /// The server was asked to replay from an earlier event, and its answer did not contain events that are known to have existed: it no
    /// longer keeps them.
    /// </summary>
    ReplayIncomplete,

    /// <summary>The server sent a gap event: records changed, and the changes themselves are not available.</summary>
    GapEvent,

    /// <summary>The server sent an overflow event: too many changes in one transaction, most of which are not sent.</summary>
    Overflow,

    /// <summary>
    /// The store has two different positions of the consumer, under two older forms of the org's key: it is not known which one counts.
    /// </summary>
    PositionsDiffer,
}
