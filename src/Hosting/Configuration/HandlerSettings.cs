namespace TypedStreaming.Hosting;

/// <summary>
/// The settings for the handlers of one event type, from a subsection of the <c>Handlers</c> section of the configuration. If a setting is null (the
/// default), the value that your code sets in <see cref="HandlerOptions"/> is used. That class describes the settings.
/// </summary>
public sealed class HandlerSettings
{
    /// <summary>The name of the consumer: see <see cref="HandlerOptions.Consumer"/>.</summary>
    public string? Consumer { get; set; }

    /// <summary>The channel to subscribe to instead of the event type's channel: see <see cref="HandlerOptions.Channel"/>.</summary>
    public string? Channel { get; set; }

    /// <summary>The position at which the handler starts: see <see cref="HandlerOptions.StartFrom"/>.</summary>
    public StartPosition? StartFrom { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the handler continues at the position that it reached with the other transport: see
    /// <see cref="HandlerOptions.CarryOverPosition"/>.
    /// </summary>
    public bool? CarryOverPosition { get; set; }

    /// <summary>The order in which events are handled: see <see cref="HandlerOptions.Order"/>.</summary>
    public EventOrder? Order { get; set; }

    /// <summary>The maximum number of events that are handled at the same time: see <see cref="HandlerOptions.MaxConcurrency"/>.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>The settings for retrying failed attempts to handle an event: see <see cref="HandlerOptions.Retry"/>.</summary>
    public RetrySettings Retry { get; set; } = new();

    /// <summary>The action to take after the last attempt to handle an event has failed: see <see cref="HandlerOptions.OnFailure"/>.</summary>
    public FailureAction? OnFailure { get; set; }

    /// <summary>The maximum time that one attempt may take: see <see cref="HandlerOptions.AttemptTimeout"/>.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>
    /// The maximum number of events that the handler receives after its oldest unfinished event: see
    /// <see cref="HandlerOptions.MaxUnacknowledged"/>.
    /// </summary>
    public int? MaxUnacknowledged { get; set; }

    /// <summary>The maximum memory, in bytes, for events that have not been handled yet: see <see cref="HandlerOptions.BufferBytes"/>.</summary>
    public int? BufferBytes { get; set; }

    /// <summary>The maximum time between an acknowledgement and the saving of the position: see <see cref="HandlerOptions.SaveInterval"/>.</summary>
    public TimeSpan? SaveInterval { get; set; }

    /// <summary>The number of acknowledgements after which the position is saved immediately: see <see cref="HandlerOptions.SaveCount"/>.</summary>
    public int? SaveCount { get; set; }

    internal void ApplyTo(HandlerOptions options)
    {
        options.Consumer = Consumer ?? options.Consumer;
        options.Channel = Channel ?? options.Channel;
        options.StartFrom = StartFrom ?? options.StartFrom;
        options.CarryOverPosition = CarryOverPosition ?? options.CarryOverPosition;
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
