namespace TypedStreaming.Hosting;

/// <summary>
/// The options of a handler, except for those that depend on the event's type. All of them except <see cref="RetryOptions.IsTransient"/> can be set
/// in the configuration, in the section <c>Handlers:TYPE</c>, where <c>TYPE</c> is the name of the event's type. The configuration overrides values
/// that are set in code.
/// </summary>
public abstract class HandlerOptions
{
    private protected HandlerOptions()
    {
        var usual = new EventsOptions();
        (MaxUnacknowledged, BufferBytes) = (usual.MaxUnacknowledged, usual.BufferBytes);
        (SaveInterval, SaveCount) = (usual.SaveInterval, usual.SaveCount);
    }

    /// <summary>
    /// The name of the consumer, under which its position is stored. The default name is <c>default</c>. Two handlers for the same channel need
    /// different names.
    /// </summary>
    public string Consumer { get; set; } = "default";

    /// <summary>
    /// The channel to subscribe to instead of the channel of the event's type. Null, the default, means the channel of the event's type.
    /// </summary>
    public string? Channel { get; set; }

    /// <summary>The position at which the handler starts: <see cref="StartPosition.StoredElseEarliest"/> by default.</summary>
    public StartPosition StartFrom { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether a handler without a stored position continues at the position that it reached with the other
    /// transport (CometD or the Pub/Sub API): false by default. Set it to true if the client has switched to another transport. See
    /// <see cref="EventsOptions.CarryOverPosition"/>.
    /// </summary>
    public bool CarryOverPosition { get; set; }

    /// <summary>The order in which events are handled: <see cref="EventOrder.PerChannel"/> by default.</summary>
    public EventOrder Order { get; set; }

    /// <summary>
    /// The maximum number of events that are handled at the same time: 8 by default, from 1 to 10,000. With <see cref="EventOrder.PerChannel"/>,
    /// the option has no effect.
    /// </summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>The options for retrying failed attempts to handle an event: 5 attempts by default, with increasing pauses.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// The action to take after the last attempt to handle an event has failed. Null, the default, means <see cref="FailureAction.DeadLetter"/>
    /// if the client has a dead-letter handler, and <see cref="FailureAction.StopHost"/> otherwise.
    /// </summary>
    public FailureAction? OnFailure { get; set; }

    /// <summary>
    /// The time after which the cancellation token of an attempt is cancelled. If the attempt then ends with an exception, it counts as failed.
    /// Infinite by default, at most a day.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// The maximum number of events that the handler receives after its oldest unfinished event: 10,000 by default, at least 1. At this limit, the
    /// handler receives no more events until the oldest event is finished.
    /// </summary>
    public int MaxUnacknowledged { get; set; }

    /// <summary>The maximum memory, in bytes, for events that have not been handled yet: 32 MiB by default, at least 1 byte.</summary>
    public int BufferBytes { get; set; }

    /// <summary>
    /// The maximum time between an acknowledgement and the saving of the position: 1 second by default, at most an hour. With zero, the position is
    /// saved immediately.
    /// </summary>
    public TimeSpan SaveInterval { get; set; }

    /// <summary>The number of acknowledgements after which the position is saved immediately: 100 by default, at least 1.</summary>
    public int SaveCount { get; set; }
}
