namespace TypedStreaming.Telemetry;

/// <summary>
/// The values of an open consumer that appear in metrics. They can be read on any thread, and are read only when a listener collects metrics.
/// </summary>
internal interface IMeasuredConsumer
{
    /// <summary>The number of bytes of the consumer's events that are queued or not acknowledged.</summary>
    long QueuedBytes { get; }

    /// <summary>The number of queued events that the application has not taken from the consumer.</summary>
    long QueuedEvents { get; }

    /// <summary>True if the consumer does not receive events until its full queue is empty.</summary>
    bool IsParked { get; }

    /// <summary>
    /// Returns the age of the consumer's oldest queued event. If no event is queued, this is the age of the last event, measured when that event was
    /// read; null before the first event.
    /// </summary>
    TimeSpan? Lag(DateTimeOffset now);

    /// <summary>Returns the age of the oldest event that the application has taken but not acknowledged, or null if there is none.</summary>
    TimeSpan? UnacknowledgedAge(DateTimeOffset now);

    /// <summary>
    /// Returns the age of the consumer's position as a fraction of the time for which the server keeps events. At 1, the server no longer has the
    /// events after the position. Null if there is no position.
    /// </summary>
    double? RetentionUsed(DateTimeOffset now);
}
