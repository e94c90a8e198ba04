using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The content of a platform event, with one replay id.</summary>
internal sealed class PlatformEventContent(PlatformEvent published, long? shownId, SimulatedOrgOptions options)
    : EventContent
{
    private const int FirstWithUuid = 52;
    private const int FirstWithApiName = 55;

    /// <summary>The additional payload members in early API versions, such as 39.0. The value of each member is always null.</summary>
    private static readonly string[] OldFields = ["ReplayId", "Id"];

    public PlatformEvent Published { get; } = published;

    private bool IsOld => options.PlatformEvents == PlatformEventForm.SchemaInEvent;

    public override ReadOnlyMemory<byte> DataFor(int apiVersion) => EventEnvelope.Write(
        options.DataOrder,
        IsOld ? null : Published.Definition.SchemaId,
        writer => WritePayload(writer, apiVersion),
        writer => WriteEvent(writer, apiVersion));

    private void WriteEvent(Utf8JsonWriter writer, int apiVersion)
    {
        if (IsOld) writer.WriteString("schema", Published.Definition.SchemaId);
        if (apiVersion >= FirstWithUuid) writer.WriteString("EventUuid", Published.EventUuid);
        if (shownId is { } id) writer.WriteNumber("replayId", id);
        if (apiVersion >= FirstWithApiName && Published.Definition.SupportsCustomChannels)
            writer.WriteString("EventApiName", Published.Definition.Name);
    }

    private void WritePayload(Utf8JsonWriter writer, int apiVersion)
    {
        var payload = new JsonObject
        {
            ["CreatedDate"] = EventDate.Format(Published.CreatedAt, apiVersion),
            ["CreatedById"] = Published.CreatedById,
        };
        foreach (var (name, value) in Published.Fields) payload[name] = value?.DeepClone();
        foreach (var name in Published.Definition.Fields ?? []) payload.TryAdd(name, null);
        foreach (var name in IsOld ? OldFields : []) payload.TryAdd(name, null);
        foreach (var (name, value) in payload)
        {
            if (value is null && options.NullFields == NullFieldForm.LeftOut) continue;
            writer.WritePropertyName(name);
            if (value is null) writer.WriteNullValue();
            else value.WriteTo(writer);
        }
    }
}
