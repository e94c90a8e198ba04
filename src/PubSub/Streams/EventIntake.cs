using TypedStreaming.Bayeux;
using TypedStreaming.Consumers;
using TypedStreaming.Events;
using TypedStreaming.PubSub.Avro;
using TypedStreaming.PubSub.Protocol;
using TypedStreaming.PubSub.Schemas;
using TypedStreaming.Replay;
using TypedStreaming.Routing;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// Decodes the events of a stream and adds them to the queue of its consumer. Used by the loop that reads the stream.
/// </summary>
internal sealed class EventIntake(RoutedConsumer consumer)
{
    /// <summary>
    /// The number that identifies a stream's current response. The number is constant, because a stream has only one response at a time; see
    /// <see cref="Place"/>.
    /// </summary>
    private const long Response = 1;

    private readonly IStreamedConsumer _streamed = (IStreamedConsumer)consumer;
    private readonly JsonBuffer _json = new();
    private readonly EventEnvelope _envelope = new(consumer.Channel.Topic);
    private readonly bool _keepsMessages = consumer is MessageConsumer;

    /// <summary>Adds an event to the queue, unless it was received before.</summary>
    /// <param name="received">The event.</param>
    /// <param name="plan">The plan of its schema.</param>
    /// <exception cref="StreamingException">The event does not follow the protocol.</exception>
    public void Add(ConsumerEvent received, EventPlan plan)
    {
        var data = received.Event ?? throw StreamExceptions.Malformed(consumer.Channel.Full, "an event has no content");
        var id = IdOf(received.ReplayId, consumer.Channel.Full);
        long? order = null;
        if (id is not null && (order = _streamed.Stream.Receive(id, data.Id)) is null) return;
        _envelope.Set(data.Id, data.SchemaId, plan.Transcoder);
        Add(data, plan, id, order);
        if (order is { } number) consumer.Place.Receive(number, Response, OutstandingResponses.None);
    }

    /// <summary>
    /// Adds a position that the server reported without an event. The consumer moves to this position when all earlier events are acknowledged.
    /// </summary>
    public void Pass(Google.Protobuf.ByteString latest)
    {
        // While events wait in the queue, the next such report comes early enough.
        if (!_streamed.IsAllTaken || IdOf(latest, consumer.Channel.Full) is not { } id || _streamed.Stream.Pass(id) is not { } order) return;
        _streamed.AppendMark(id, order);
        consumer.Place.Receive(order, Response, OutstandingResponses.None);
    }

    /// <summary>Returns the replay id, or null if it is missing.</summary>
    /// <exception cref="StreamingException">The id is longer than any store keeps.</exception>
    private static OpaqueReplayId? IdOf(Google.Protobuf.ByteString bytes, string channel) =>
        bytes.IsEmpty ? null
        : bytes.Length <= OpaqueReplayId.MaxLength ? new OpaqueReplayId(bytes.Span)
        : throw StreamExceptions.Malformed(channel, $"a replay id has {bytes.Length} bytes, but the maximum is {OpaqueReplayId.MaxLength}");

    private void Add(ProducerEvent data, EventPlan plan, OpaqueReplayId? id, long? order)
    {
        try
        {
            if (plan.Transcoder is not { } transcoder)
            {
                AddUnreadable(data, plan.Defect!, id, order);
                return;
            }

            var payload = transcoder.Transcode(data.Payload.Span, _json, datesAsText: _keepsMessages);
            var frame = FrameOf(payload, id, order);
            if (!consumer.IsTooOld(frame, order)) consumer.Append(consumer.Channel.Full, frame);
        }
        catch (AvroPayloadException unreadable)
        {
            AddUnreadable(data, unreadable, id, order);
        }
    }

    private void AddUnreadable(ProducerEvent data, Exception cause, OpaqueReplayId? id, long? order)
    {
        var frame = FrameOf(default, id, order);
        _streamed.AppendUnreadable(frame, ErrorOf(frame, data, cause));
    }

    private EventFrame FrameOf(TranscodedPayload payload, OpaqueReplayId? id, long? order)
    {
        var number = id is null ? null : OpaqueNumber.Of(id);
        return new EventFrame
        {
            Message = _keepsMessages ? _envelope.MessageOf(payload.Json, number) : default,
            Channel = _envelope.Channel,
            Payload = payload.Json,
            ChangeHeader = payload.ChangeEventHeader,
            ReplayId = number,
            OpaqueId = id,
            Order = order,
            EventUuid = _envelope.EventUuid,
            EventApiName = _envelope.EventApiName,
            SchemaId = _envelope.SchemaId,
        };
    }

    private EventDecodeException ErrorOf(in EventFrame frame, ProducerEvent data, Exception cause) => new(
        $"An event on {consumer.Channel.Full} could not be decoded: {cause.Message}",
        EventMetadata.From(consumer.Channel.Full, frame),
        data.Payload.ToByteArray(),
        cause)
    {
        Member = (cause as AvroPayloadException)?.Field,
        Offset = (cause as AvroPayloadException)?.Offset ?? 0,
    };
}
