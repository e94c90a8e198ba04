namespace TypedStreaming.Telemetry;

/// <summary>
/// The measurements of an open consumer that are reported as metrics. They can be taken on any thread, and are taken only when a listener collects
/// metrics.
/// </summary>
internal interface IMeasuredConsumer
{
    /// <summary>The number of bytes of the consumer's events that are queued or not acknowledged.</summary>
    long QueuedBytes { get; }

    /// <summary>The number of queued events that the application has not taken yet.</summary>
    long QueuedEvents { get; }

    /// <summary>True if the consumer currently receives no events, because its queue was full for too long.</summary>
    bool IsParked { get; }

    /// <summary>
    /// Returns the age of the consumer's oldest queued event. If no event is queued, this is the age of the last event, measured when that event was
    /// read; null before the first event.
    /// </summary>
    TimeSpan? Lag(DateTimeOffset now);

    /// <summary>Returns the age of the oldest event that the application has taken but not acknowledged, or null if there is none.</summary>
    TimeSpan? UnacknowledgedAge(DateTimeOffset now);

    /// <summary>
    /// Returns the age of the consumer's position as a fraction of the time for which the server keeps events. At a value of 1 or more, the server no
    /// longer has all events after the position. Null if there is no position.
    /// </summary>
    double? RetentionUsed(DateTimeOffset now);
}
