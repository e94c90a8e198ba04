namespace TypedStreaming.Failover;

/// <summary>The way in which the processes behave: soundly, or with one of the faults that the proof must find.</summary>
internal enum Manner
{
    /// <summary>As the packages are.</summary>
    Sound,

    /// <summary>The relay publishes late, also after it has lost its lease, as a process does that was stopped in the middle of a call.</summary>
    PublishesLate,

    /// <summary>As before, and the messages have no epoch.</summary>
    PublishesLateWithoutEpoch,

    /// <summary>The relay acknowledges events before the broker has stored them.</summary>
    AcknowledgesBeforeConfirm,

    /// <summary>The relay publishes without <c>mandatory</c>: the broker drops what no group reads.</summary>
    IgnoresReturns,

    /// <summary>The relay publishes a change of several records only to the partition of the first one.</summary>
    KeysByFirstId,

    /// <summary>A worker gives a partition up by cancelling its consumer, while messages are in its hand.</summary>
    CancelsConsumers,
}
