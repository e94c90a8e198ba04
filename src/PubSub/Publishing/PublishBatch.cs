using Google.Protobuf;
using TypedStreaming.PubSub.Protocol;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>The events of one request: at most 200 events and at most 3 MB.</summary>
internal sealed class PublishBatch
{
    private const int MostEvents = 200;
    private const int MostBytes = 3 * 1024 * 1024;

    /// <summary>The maximum number of bytes that the id, the schema id and the tags of one event occupy.</summary>
    private const int EnvelopeBytes = 128;

    private readonly List<PendingEvent> _events = [];
    private int _bytes;

    public IReadOnlyList<PendingEvent> Events => _events;

    public bool HasRoomFor(PendingEvent added) => _events.Count == 0 || (_events.Count < MostEvents && _bytes + added.Payload.Length + EnvelopeBytes <= MostBytes);

    public void Add(PendingEvent added)
    {
        _events.Add(added);
        _bytes += added.Payload.Length + EnvelopeBytes;
    }

    public PublishRequest ToRequest(string topic, string schemaId)
    {
        var request = new PublishRequest { TopicName = topic };
        foreach (var pending in _events)
            request.Events.Add(new ProducerEvent { Id = pending.Id.ToString(), SchemaId = schemaId, Payload = UnsafeByteOperations.UnsafeWrap(pending.Payload) });
        return request;
    }
}
