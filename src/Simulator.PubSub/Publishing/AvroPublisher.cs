using Google.Protobuf;
using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.PubSub.Bus;
using TypedStreaming.Simulator.PubSub.Payloads;
using TypedStreaming.Simulator.PubSub.Schemas;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator.PubSub.Publishing;

/// <summary>Publishes platform events from Avro payloads, so that clients on both transports receive the events.</summary>
internal sealed class AvroPublisher(SimulatedOrg org, EventBus bus)
{
    /// <summary>Publishes one event. Over CometD, it is delivered only if the payload can be read. The caller must hold the org's lock.</summary>
    public long Publish(PlatformEventDefinition definition, string schemaId, string id, ByteString payload)
    {
        var schema = bus.Schemas.Find(schemaId)!;
        var uuid = id.Length > 0 ? id : Guid.NewGuid().ToString();
        var published = TryRead(definition, schema, uuid, payload);
        return org.PlatformEvents.Publish(definition, replayId =>
        {
            EventContent content = published is null ? new RawContent() : new PlatformEventContent(published, Shown(replayId), org.State.Options);
            bus.Keep(content, schema, uuid, payload);
            return content;
        });
    }

    private long? Shown(long replayId) => org.State.Options.ReplayEnabled ? replayId : null;

    // A payload that can be read can still have a creation date that is not a date.
    private static PlatformEvent? TryRead(PlatformEventDefinition definition, EventSchema schema, string uuid, ByteString payload)
    {
        if (AvroBytes.TryRead(schema.Avro, payload.ToByteArray()) is not { } record) return null;
        try
        {
            var fields = AvroJson.Of(record);
            if (fields[SystemFields.CreatedDate] is not { } date || fields[SystemFields.CreatedById] is not { } user) return null;
            var createdAt = DateTimeOffset.FromUnixTimeMilliseconds(date.GetValue<long>());
            var createdBy = user.GetValue<string>();
            fields.Remove(SystemFields.CreatedDate);
            fields.Remove(SystemFields.CreatedById);
            return new PlatformEvent(definition, uuid, createdAt, createdBy, PlatformEvent.Stored(fields));
        }
        catch (Exception unfit) when (unfit is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
