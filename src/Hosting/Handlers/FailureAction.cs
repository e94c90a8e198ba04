namespace TypedStreaming.Hosting;

/// <summary>Specifies what happens to an event after the last attempt to handle it has failed.</summary>
public enum FailureAction
{
    /// <summary>
    /// The event stays unacknowledged, and the client ends with a final error. After a restart, this event is delivered first. This is the
    /// default of a client without a dead-letter handler.
    /// </summary>
    StopHost,

    /// <summary>
    /// The event is passed to the <see cref="IDeadLetterHandler"/> and then acknowledged. This is the default of a client with a dead-letter
    /// handler.
    /// </summary>
    DeadLetter,

    /// <summary>The event is acknowledged without being handled, and an error is logged.</summary>
    Skip,
}
