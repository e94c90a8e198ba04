using TypedStreaming.Bayeux;

namespace TypedStreaming;

/// <summary>How a consumer takes a channel's events. Copied when the method that takes it is called.</summary>
public sealed class EventsOptions
{
    /// <summary>The default of <see cref="BufferBytes"/>: 32 MiB.</summary>
    public const int DefaultBufferBytes = 32 * 1024 * 1024;

    /// <summary>
    /// Where in the channel's history to start: <see cref="ReplayFrom.Latest"/> by default. It counts at the start only:
    /// after a lost session the subscription resumes behind the last event that was received.
    /// </summary>
    public ReplayFrom From { get; set; } = ReplayFrom.Latest;

    /// <summary>
    /// Tells the consumers of one channel apart; <c>default</c> by default. Two active consumers of a channel need two
    /// names.
    /// </summary>
    public string Name { get; set; } = "default";

    /// <summary>
    /// The channel to subscribe to in place of the one that the type's attribute names: for a namespace, a sandbox, or a
    /// filter such as <c>/topic/AccountUpdates?Industry=Energy</c>. Null, the default, is the attribute's.
    /// </summary>
    public string? Channel { get; set; }

    /// <summary>
    /// How many bytes of received but not yet taken events are kept, as they came over the wire. Beyond that the consumer
    /// fails with <see cref="Reason.ConsumerTooSlow"/>. 32 MiB by default; an event larger than that still fits alone.
    /// </summary>
    public int BufferBytes { get; set; } = DefaultBufferBytes;

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal static EventsOptions CopyOf(EventsOptions? options)
    {
        if (options is null) return new EventsOptions();
        ArgumentNullException.ThrowIfNull(options.From, $"{nameof(options)}.{nameof(From)}");
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Name, $"{nameof(options)}.{nameof(Name)}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BufferBytes, $"{nameof(options)}.{nameof(BufferBytes)}");
        return (EventsOptions)options.MemberwiseClone();
    }

    /// <summary>The channel to subscribe to for a type.</summary>
    /// <exception cref="ArgumentException">The channel is none, or belongs to another kind of event.</exception>
    internal ChannelName ChannelFor(EventDescriptor descriptor)
    {
        if (Channel is null) return ChannelName.Parse(descriptor.Channel, nameof(Channel));
        var channel = ChannelName.Parse(Channel, nameof(Channel));
        var prefix = EventDescriptor.PrefixOf(descriptor.Kind);
        if (channel.Full.StartsWith(prefix, StringComparison.Ordinal)) return channel;
        throw new ArgumentException(
            $"'{channel}' does not start with {prefix}, as channels of {descriptor.Kind} events do.", nameof(descriptor));
    }
}
