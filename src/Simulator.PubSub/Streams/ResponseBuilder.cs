using Google.Protobuf;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Faults;
using TypedStreaming.Simulator.PubSub.Protocol;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>Creates the responses of one stream. Used only while the org's lock is held.</summary>
internal sealed class ResponseBuilder(EventBus bus, ReplayIdCodec ids, PayloadFaults faults, SimulatedPubSubOptions options, PubSubCall call)
{
    private readonly Random _random = new(options.Seed);
    private long? _lastSent;

    public bool CanSend(StoredEvent stored) => bus.Knows(stored.Content);

    /// <summary>
    /// Creates a response with events that are taken from a queue. Their number can be random, and is limited by the maximum size of a response.
    /// </summary>
    public FetchResponse Events(Channel channel, Queue<StoredEvent> queue, int most)
    {
        var count = options.SplitResponses ? _random.Next(1, most + 1) : most;
        var response = new FetchResponse { RpcId = call.RpcId };
        var bytes = 0;
        while (response.Events.Count < count && queue.TryPeek(out var stored))
        {
            var sent = Event(channel, stored);
            bytes += sent.CalculateSize();
            if (response.Events.Count > 0 && bytes > options.MaxResponseBytes) break;
            queue.Dequeue();
            faults.Spoil(channel.Name, sent.Event);
            response.Events.Add(sent);
            _lastSent = stored.ReplayId;
        }

        // After the last event, the position of the bus can already be later.
        response.LatestReplayId = ids.Encode(queue.Count == 0 ? bus.IdsOf(channel.Name).Latest ?? _lastSent!.Value : _lastSent!.Value);
        return faults.Extend(response);
    }

    /// <summary>
    /// Creates an empty response. If the client is up to date, the response contains a later replay id, as if the org had published other events.
    /// </summary>
    public FetchResponse KeepAlive(Channel channel, bool isUpToDate)
    {
        var response = new FetchResponse { RpcId = call.RpcId };
        if (isUpToDate) response.LatestReplayId = ids.Encode(bus.IssueFor(channel));
        else if (_lastSent is { } last) response.LatestReplayId = ids.Encode(last);
        return faults.Extend(response);
    }

    private ConsumerEvent Event(Channel channel, StoredEvent stored)
    {
        var encoded = bus.Encode(stored.Content)
            ?? throw new InvalidOperationException($"An event on {channel.Name} cannot be sent over the Pub/Sub API.");
        return new ConsumerEvent
        {
            Event = new ProducerEvent { Id = encoded.Uuid, SchemaId = encoded.SchemaId, Payload = encoded.Payload },
            ReplayId = ids.Encode(stored.ReplayId),
        };
    }
}
