namespace TypedStreaming.Hosting;

/// <summary>
/// The settings of the handlers of one event type, as a section of <c>Handlers</c> in the configuration has them. Each one that is null, which is
/// the default, leaves what the program or the default of <see cref="HandlerOptions"/> says, where it is explained.
/// </summary>
public sealed class HandlerSettings
{
    /// <summary>The consumer's name: <see cref="HandlerOptions.Consumer"/>.</summary>
    public string? Consumer { get; set; }

    /// <summary>The channel: <see cref="HandlerOptions.Channel"/>.</summary>
    public string? Channel { get; set; }

    /// <summary>The start: <see cref="HandlerOptions.StartFrom"/>.</summary>
    public StartPosition? StartFrom { get; set; }

    /// <summary>The order: <see cref="HandlerOptions.Order"/>.</summary>
    public EventOrder? Order { get; set; }

    /// <summary>The number of events at a time: <see cref="HandlerOptions.MaxConcurrency"/>.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>The attempts: <see cref="HandlerOptions.Retry"/>.</summary>
    public RetrySettings Retry { get; set; } = new();

    /// <summary>The action after the last attempt: <see cref="HandlerOptions.OnFailure"/>.</summary>
    public FailureAction? OnFailure { get; set; }

    /// <summary>The time of an attempt: <see cref="HandlerOptions.AttemptTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>The number of events beyond the oldest unfinished one: <see cref="HandlerOptions.MaxUnacknowledged"/>.</summary>
    public int? MaxUnacknowledged { get; set; }

    /// <summary>The memory for events in bytes: <see cref="HandlerOptions.BufferBytes"/>.</summary>
    public int? BufferBytes { get; set; }

    /// <summary>The longest wait of an acknowledgement: <see cref="HandlerOptions.SaveInterval"/>.</summary>
    public TimeSpan? SaveInterval { get; set; }

    /// <summary>The number of acknowledgements for a save: <see cref="HandlerOptions.SaveCount"/>.</summary>
    public int? SaveCount { get; set; }

    internal void ApplyTo(HandlerOptions options)
    {
        options.Consumer = Consumer ?? options.Consumer;
        options.Channel = Channel ?? options.Channel;
        options.StartFrom = StartFrom ?? options.StartFrom;
        options.Order = Order ?? options.Order;
        options.MaxConcurrency = MaxConcurrency ?? options.MaxConcurrency;
        options.OnFailure = OnFailure ?? options.OnFailure;
        options.AttemptTimeout = AttemptTimeout ?? options.AttemptTimeout;
        options.MaxUnacknowledged = MaxUnacknowledged ?? options.MaxUnacknowledged;
        options.BufferBytes = BufferBytes ?? options.BufferBytes;
        options.SaveInterval = SaveInterval ?? options.SaveInterval;
        options.SaveCount = SaveCount ?? options.SaveCount;
        Retry.ApplyTo(options.Retry);
    }
}
