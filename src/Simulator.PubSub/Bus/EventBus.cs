using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Google.Protobuf;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Payloads;
using TypedStreaming.Simulator.PubSub.Schemas;
using TypedStreaming.Simulator.PubSub.Streams;

namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>
/// The event bus of the simulated org, for gRPC: encodes each event when it is published, and passes it to the open streams. Used only while the
/// org's lock is held.
/// </summary>
internal sealed class EventBus : IEventTap
{
    private const int NewestVersion = 66;

    private readonly ConditionalWeakTable<EventContent, PreparedEvent> _prepared = [];
    private readonly SimulatedOrg _org;
    private readonly StreamTable _streams;
    private readonly IssuedIds _platformIds;
    private readonly IssuedIds _changeIds;

    public EventBus(SimulatedOrg org, StreamTable streams)
    {
        (_org, _streams) = (org, streams);
        var options = org.State.Options;
        _platformIds = new IssuedIds(options.TimeProvider, options.EventBusRetention);
        _changeIds = new IssuedIds(options.TimeProvider, options.EventBusRetention);
        Schemas = new SchemaTable(org);
        foreach (var channel in org.State.Channels.All.Where(static channel => ChannelNameGrammar.IsOfEventBus(channel.Name))) AddRetained(channel);
    }

    public SchemaTable Schemas { get; }

    /// <summary>True if lists are written as Avro blocks with negative counts.</summary>
    public bool NegativeCounts { get; set; }

    public IssuedIds IdsOf(string topic) =>
        topic.StartsWith(ChannelNameGrammar.ChangeEventPrefix, StringComparison.Ordinal) ? _changeIds : _platformIds;

    /// <summary>Issues a replay id for an event that the client does not receive, such as an event on another topic.</summary>
    public long IssueFor(Channel channel)
    {
        var id = channel.Ids.Next;
        channel.Ids.Pass(id);
        IdsOf(channel.Name).Add(id, _org.State.Options.TimeProvider.GetUtcNow());
        return id;
    }

    public void Prepare(Channel channel, EventContent content)
    {
        if (_prepared.TryGetValue(content, out _)) return;
        if (content is PlatformEventContent platformEvent) _prepared.Add(content, Prepared(platformEvent.Published));
        else if (content is ChangeEventContent change) _prepared.Add(content, Prepared(change));
    }

    /// <summary>Stores the bytes of an event that was published over gRPC, so that the event is not encoded again.</summary>
    public void Keep(EventContent content, EventSchema schema, string uuid, ByteString payload) =>
        _prepared.Add(content, new PreparedEvent(uuid, schema, new EncodedEvent(uuid, schema.Id, payload)));

    public void Receive(Channel channel, StoredEvent stored)
    {
        if (!ChannelNameGrammar.IsOfEventBus(channel.Name)) return;
        IdsOf(channel.Name).Add(stored.ReplayId, stored.StoredAt);
        _streams.Enqueue(channel, stored);
    }

    public void Resume() => _streams.Wake();

    /// <summary>Returns true if an event can be sent over gRPC.</summary>
    public bool Knows(EventContent content) => _prepared.TryGetValue(content, out _);

    /// <summary>Returns the event as it is sent over gRPC, or null for an event with raw text, which only CometD can deliver.</summary>
    public EncodedEvent? Encode(EventContent content)
    {
        if (!_prepared.TryGetValue(content, out var prepared)) return null;
        return prepared.Encoded ?? Encode(prepared, (ChangeEventContent)content);
    }

    /// <summary>
    /// Removes all ids and stored events of the event bus, as happens when Salesforce moves an org to another instance. Definitions and schemas are
    /// kept.
    /// </summary>
    public void Reset()
    {
        foreach (var channel in _org.State.Channels.All.Where(static channel => ChannelNameGrammar.IsOfEventBus(channel.Name))) channel.Clear();
        _platformIds.Clear();
        _changeIds.Clear();
    }

    private void AddRetained(Channel channel)
    {
        foreach (var stored in channel.All())
        {
            IdsOf(channel.Name).Add(stored.ReplayId, stored.StoredAt);
            Prepare(channel, stored.Content);
        }
    }

    private PreparedEvent Prepared(PlatformEvent published)
    {
        var schema = Schemas.For(published);
        var fields = published.Fields.DeepClone().AsObject();
        fields["CreatedDate"] = published.CreatedAt.ToUnixTimeMilliseconds();
        fields["CreatedById"] = published.CreatedById;
        return new PreparedEvent(published.EventUuid, schema, Encoded(published.EventUuid, schema, fields));
    }

    private PreparedEvent Prepared(ChangeEventContent change)
    {
        var prepared = new PreparedEvent(Guid.NewGuid().ToString(), Schemas.For(change), null);
        return change.IsEnriched ? prepared : prepared with { Encoded = Encode(prepared, change) };
    }

    private EncodedEvent Encode(PreparedEvent prepared, ChangeEventContent change)
    {
        var fields = change.Fields(NewestVersion);
        fields[ChangeHeader.Field] = ChangeHeader.Of(change, prepared.Schema.Avro, fields);
        return Encoded(prepared.Uuid, prepared.Schema, fields);
    }

    private EncodedEvent Encoded(string uuid, EventSchema schema, JsonObject fields)
    {
        var payload = AvroBytes.Write(AvroValues.Record(schema.Avro, fields, schema.Name), NegativeCounts);
        return new EncodedEvent(uuid, schema.Id, UnsafeByteOperations.UnsafeWrap(payload));
    }
}
