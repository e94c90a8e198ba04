using System.Text;
using System.Text.Json;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Events;

namespace TypedStreaming;

/// <summary>
/// One event as Salesforce sent it, for applications that store events or send them elsewhere and decode them later, such as relays and dead-letter
/// queues. The object is immutable. All members can be used from any thread.
/// </summary>
public sealed class EventMessage
{
    /// <summary>The value of <see cref="ContentType"/> for a message of the CometD transport.</summary>
    public const string Json = "application/json";

    internal EventMessage(string channel, ReadOnlyMemory<byte> body, EventMetadata metadata) => (Channel, Body, Metadata) = (channel, body, metadata);

    /// <summary>The channel as specified in the subscription, with its filter if there is one.</summary>
    public string Channel { get; }

    /// <summary>The kind of the event, which follows from its channel.</summary>
    public EventKind Kind => ChannelKinds.KindOf(Channel) ?? EventKind.Generic;

    /// <summary>
    /// The whole message with its envelope, byte for byte as the server sent it. Consumers of one channel share these bytes, so they must not be
    /// changed.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The media type of <see cref="Body"/>: <c>application/json</c>.</summary>
    public string ContentType { get; } = Json;

    /// <summary>The id of the schema of a platform or change event; null for other kinds of events.</summary>
    public string? SchemaId => Metadata.SchemaId;

    /// <summary>The channel, the replay id, the date and the other values of the event's envelope.</summary>
    public EventMetadata Metadata { get; }

    /// <summary>
    /// Gets a value that indicates whether this is a gap event of Change Data Capture, which the server sends in place of changes that it could not
    /// send. Such an event has no data: the records in <see cref="EventMetadata.Change"/> must be read again.
    /// </summary>
    public bool IsGapEvent => Metadata.Change is { } change && ChangeTypes.IsGap(change.ChangeTypeName);

    /// <summary>Creates an event message from JSON that was stored or sent elsewhere.</summary>
    /// <param name="channel">The channel that was subscribed to; see <see cref="Channel"/>.</param>
    /// <param name="utf8Message">The bytes of <see cref="Body"/>. They are not copied, so they must not be changed afterwards.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The channel is not valid.</exception>
    /// <exception cref="JsonException">The bytes are not one message of this channel.</exception>
    public static EventMessage Parse(string channel, ReadOnlyMemory<byte> utf8Message)
    {
        var name = ChannelName.Parse(channel, nameof(channel));
        var frame = FrameOf(utf8Message.Span);
        if (!name.Includes(Encoding.UTF8.GetString(frame.Channel))) throw new JsonException($"The message is not an event of {channel}.");
        return new EventMessage(name.Full, utf8Message, EventMetadata.From(name.Full, frame));
    }

    /// <summary>Reads the event's data as an annotated type, with its generated reader.</summary>
    /// <typeparam name="T">A type that is annotated with <c>[PushTopic]</c>, <c>[GenericEvent]</c>, <c>[PlatformEvent]</c> or
    /// <c>[ChangeEvent]</c>.</typeparam>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidOperationException">The type is of another kind than the channel.</exception>
    /// <exception cref="EventDecodeException">The data does not match the type, or this is a gap event, which has no data.</exception>
    public T Decode<T>()
        where T : IStreamingEvent<T>
    {
        var kind = T.Descriptor.Kind;
        if (!Channel.StartsWith(ChannelKinds.PrefixOf(kind), StringComparison.Ordinal))
            throw new InvalidOperationException($"{typeof(T).Name} represents {kind} events, whose channels start with {ChannelKinds.PrefixOf(kind)}. The message is from {Channel}.");
        return EventDecoder.Decode<T>(Channel, FrameOf(Body.Span));
    }

    /// <summary>Returns the channel and the replay id, never the event's data.</summary>
    /// <returns>A short text for logs.</returns>
    public override string ToString() => Metadata.ReplayId is { } id ? $"{Channel} #{id}" : Channel;

    /// <exception cref="JsonException">The bytes are not exactly one event message.</exception>
    private static EventFrame FrameOf(ReadOnlySpan<byte> message)
    {
        var reader = new BayeuxReader(message);
        if (!reader.Read() || reader.IsMeta) throw new JsonException("The text is not an event message: its channel is missing, or is a /meta/ channel.");
        var frame = reader.Current;
        if (reader.Read()) throw new JsonException("The text contains more than one message.");
        return frame;
    }
}
