namespace TypedStreaming;

/// <summary>The causes of a gap (a part of a channel in which events may be missing).</summary>
public enum GapCause
{
    /// <summary>
    /// A subscription to new events was interrupted before its first event arrived, so there was no position from which it could resume.
    /// </summary>
    InterruptedBeforeFirstEvent,

    /// <summary>
    /// The consumer was restarted, and it receives only new events. During its previous run, it had subscribed but had not received any event.
    /// </summary>
    RestartedBeforeFirstEvent,

    /// <summary>
    /// The server no longer recognized the replay id, because the id is older than the retention period or dates from before a reset of the replay
    /// ids.
    /// </summary>
    InvalidReplayId,

    /// <summary>The org has moved to another instance since the position was stored, so the org's old replay ids are no longer valid.</summary>
    OrgMoved,

    /// <summary>The session was lost, and the server cannot replay events.</summary>
    NoReplay,

    /// <summary>
    /// The client asked the server to replay from an earlier event. Some events that are known to have existed were missing from the response,
    /// because the server no longer keeps them.
    /// </summary>
    ReplayIncomplete,

    /// <summary>The server sent a gap event: records changed, but the changes themselves are not available.</summary>
    GapEvent,

    /// <summary>
    /// The server sent an overflow event: one transaction contained too many changes, so most of the changes are not sent as events.
    /// </summary>
    Overflow,

    /// <summary>
    /// The store contains two different positions for the consumer, saved under two former keys (keys that an earlier version of the SDK or another
    /// login flow used). It is not known which of the two positions is correct.
    /// </summary>
    PositionsDiffer,
}
