using System.Text.Json.Nodes;
using Google.Protobuf;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Payloads;

namespace TypedStreaming.Simulator.PubSub.Publishing;

/// <summary>Publishes platform events whose payload is Avro, so that clients of both transports receive them.</summary>
internal sealed class AvroPublisher(SimulatedOrg org, EventBus bus)
{
    /// <summary>Publishes one event. Over CometD, it is delivered only if the payload can be read. The caller holds the lock of the org.</summary>
    public long Publish(PlatformEventDefinition definition, string schemaId, string id, ByteString payload)
    {
        var schema = bus.Schemas.Find(schemaId)!;
        var uuid = id.Length > 0 ? id : Guid.NewGuid().ToString();
        var record = AvroBytes.TryRead(schema.Avro, payload.ToByteArray());
        return org.PlatformEvents.Publish(definition, replayId =>
        {
            EventContent content = record is null ? new RawContent() : Content(definition, uuid, AvroJson.Of(record), replayId);
            bus.Keep(content, schema, uuid, payload);
            return content;
        });
    }

    private PlatformEventContent Content(PlatformEventDefinition definition, string uuid, JsonObject fields, long replayId)
    {
        var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(fields["CreatedDate"]?.GetValue<long>() ?? 0);
        var createdBy = fields["CreatedById"]?.GetValue<string>() ?? "";
        fields.Remove("CreatedDate");
        fields.Remove("CreatedById");
        var published = new PlatformEvent(definition, uuid, createdAt, createdBy, PlatformEvent.Stored(fields));
        return new PlatformEventContent(published, org.State.Options.ReplayEnabled ? replayId : null, org.State.Options);
    }
}
