namespace TypedStreaming;

/// <summary>Why events may be missing.</summary>
public enum GapCause
{
    /// <summary>A subscription to new events was interrupted before its first one, so that there was no position to resume at.</summary>
    InterruptedBeforeFirstEvent,

    /// <summary>The consumer was started again at the present, after a run that had subscribed and received nothing.</summary>
    RestartedBeforeFirstEvent,

    /// <summary>The server did not know the replay id any more: it is older than the retention, or from before a reset.</summary>
    InvalidReplayId,

    /// <summary>The org has moved to another instance since the position was stored, and replay ids with it.</summary>
    OrgMoved,

    /// <summary>The session was lost, and the server cannot replay.</summary>
    NoReplay,

    /// <summary>
    /// The server was asked to replay from an earlier event, and its answer did not hold what is known to have been there: it does not
    /// keep it any more.
    /// </summary>
    ReplayIncomplete,

    /// <summary>The server sent a gap event: records changed, and the changes themselves are not available.</summary>
    GapEvent,

    /// <summary>The server sent an overflow event: too many changes in one transaction, most of which are not sent.</summary>
    Overflow,

    /// <summary>
    /// The store has two positions of the consumer, of the same org under two older forms of its name, and they differ: nobody
    /// can say which one counts.
    /// </summary>
    PositionsDiffer,
}
