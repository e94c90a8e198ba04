namespace TypedStreaming.Telemetry;

/// <summary>The values of an open consumer that metrics observe. Read by any thread, only when a listener collects.</summary>
internal interface IMeasuredConsumer
{
    /// <summary>The memory of its events that are queued or not acknowledged.</summary>
    long QueuedBytes { get; }

    /// <summary>The number of its events that the program has not taken.</summary>
    long QueuedEvents { get; }

    /// <summary>
    /// Returns the age of its oldest queued event; if none is queued, the age that the last one had when it was read; null before the first.
    /// </summary>
    TimeSpan? Lag(DateTimeOffset now);

    /// <summary>Returns the age of the oldest event that the program has taken and not acknowledged, or null.</summary>
    TimeSpan? UnacknowledgedAge(DateTimeOffset now);

    /// <summary>Returns the age of its position as a part of the time that the server keeps events: 1 is the end. Null without a position.</summary>
    double? RetentionUsed(DateTimeOffset now);
}
