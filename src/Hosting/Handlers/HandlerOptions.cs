namespace TypedStreaming.Hosting;

/// <summary>
/// Options of one handler, except for those that need its event's type. All but <see cref="RetryOptions.IsTransient"/> can be set in the
/// configuration, in the section <c>Handlers:</c> and the name of the event's type; the configuration overrides what the program sets.
/// </summary>
public abstract class HandlerOptions
{
    private protected HandlerOptions()
    {
        var usual = new EventsOptions();
        (MaxUnacknowledged, BufferBytes) = (usual.MaxUnacknowledged, usual.BufferBytes);
        (SaveInterval, SaveCount) = (usual.SaveInterval, usual.SaveCount);
    }

    /// <summary>The consumer's name, under which the position is stored; <c>default</c> by default. Two handlers of one channel need two names.</summary>
    public string Consumer { get; set; } = "default";

    /// <summary>The channel in place of the one that the event's type names. Null, the default, means the channel of the type.</summary>
    public string? Channel { get; set; }

    /// <summary>The position at which the handler starts: <see cref="StartPosition.StoredElseEarliest"/> by default.</summary>
    public StartPosition StartFrom { get; set; }

    /// <summary>The order of the events: <see cref="EventOrder.PerChannel"/> by default.</summary>
    public EventOrder Order { get; set; }

    /// <summary>
    /// The number of events that are handled at a time: 8 by default, from 1 to 10,000. With <see cref="EventOrder.PerChannel"/> it has no
    /// effect.
    /// </summary>
    public int MaxConcurrency { get; set; } = 8;

    /// <summary>The attempts at an event: 5 by default, with growing pauses.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// The action after the last attempt. Null, the default, is <see cref="FailureAction.DeadLetter"/> if the client has a handler of dead
    /// letters, and <see cref="FailureAction.StopHost"/> otherwise.
    /// </summary>
    public FailureAction? OnFailure { get; set; }

    /// <summary>
    /// The time after which the token of an attempt is cancelled; the attempt has failed when it ends after that with an exception. Infinite by
    /// default, a day at most.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// The number of events that may be taken beyond the oldest unfinished one: 10,000 by default, 1 at least. The handler takes no more until
    /// the oldest one is done.
    /// </summary>
    public int MaxUnacknowledged { get; set; }

    /// <summary>The memory in bytes for events that are not yet handled: 32 MiB by default, 1 byte at least.</summary>
    public int BufferBytes { get; set; }

    /// <summary>The longest time that an acknowledgement may wait until it is saved: 1 second by default, an hour at most; zero saves at once.</summary>
    public TimeSpan SaveInterval { get; set; }

    /// <summary>The number of acknowledgements after which the position is saved without waiting: 100 by default, 1 at least.</summary>
    public int SaveCount { get; set; }
}
