using TypedStreaming.Hosting;

namespace TypedStreaming.Relay;

/// <summary>The options of a relay, which publishes the events of channels to a stream of a message broker.</summary>
public sealed class RelayOptions
{
    /// <summary>The name of the stream: 1 to 60 lower-case letters, digits and hyphens. Required.</summary>
    public string Stream { get; set; } = "";

    /// <summary>The number of partitions: 16 by default, from 1 to 1,024. It cannot be changed while the stream exists.</summary>
    public int Partitions { get; set; } = 16;

    /// <summary>The channels to relay, such as <c>/data/AccountChangeEvent</c>. At least one channel is required.</summary>
    public IList<string> Channels { get; } = [];

    /// <summary>The consumer name of the relay, under which its positions are stored: <c>relay</c> by default.</summary>
    public string Consumer { get; set; } = "relay";

    /// <summary>The position at which the relay starts to read a channel: <see cref="StartPosition.StoredElseEarliest"/> by default.</summary>
    public StartPosition StartFrom { get; set; }

    /// <summary>
    /// A function that returns the key of an event that is not a change event. Events with the same key are in the same partition, and are handled in
    /// order. If the function is null (the default), or if its result is null or empty, the default key is used: the record id for a PushTopic event,
    /// and the channel for any other event. All events that have the channel as their key are in one partition. A key can have at most 1,024
    /// characters.
    /// </summary>
    public Func<EventMessage, string?>? Key { get; set; }

    /// <summary>
    /// The maximum number of a channel's messages that are published but not yet confirmed by the broker: 1,000 by default, from 1 to 100,000.
    /// </summary>
    public int MaxUnconfirmed { get; set; } = 1_000;

    /// <summary>
    /// The maximum number of events that the relay receives after the oldest event that the broker has not yet stored: 10,000 by default, at least 1.
    /// After a crash, at most this number of events is relayed again, in addition to the events of one <see cref="SaveInterval"/>.
    /// </summary>
    public int MaxUnacknowledged { get; set; } = new EventsOptions().MaxUnacknowledged;

    /// <summary>The maximum memory, in bytes, for a channel's events that are not yet published: 32 MiB by default, at least 1 byte.</summary>
    public int BufferBytes { get; set; } = new EventsOptions().BufferBytes;

    /// <summary>
    /// The maximum time between the confirmation that the broker has stored an event and the saving of its position: 1 second by default, at most an
    /// hour. With zero, the position is saved immediately.
    /// </summary>
    public TimeSpan SaveInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Returns the name of the stream and its number of partitions.</summary>
    /// <returns>The stream.</returns>
    /// <exception cref="ArgumentException">The name or the number of partitions is not valid.</exception>
    public StreamTopology Topology() => new(Stream, Partitions);
}
