using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Writes the <c>data</c> of events in the forms that the Salesforce documentation describes.</summary>
internal static class EventDataWriter
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static EventContent PushTopic(long? replayId, DateTimeOffset createdAt, string type, JsonElement sobject) =>
        new FixedContent(Write(replayId, createdAt, type, "sobject", sobject), sobject);

    public static EventContent Generic(long? replayId, DateTimeOffset createdAt, JsonElement payload) =>
        new FixedContent(Write(replayId, createdAt, type: null, "payload", payload), record: null);

    public static EventContent Raw(string json) =>
        new FixedContent(Encoding.UTF8.GetBytes(json), ReadRecord(json));

    private static ReadOnlyMemory<byte> Write(
        long? replayId, DateTimeOffset createdAt, string? type, string contentName, JsonElement content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("event");
            writer.WriteString("createdDate", createdAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'"));
            if (replayId is { } id) writer.WriteNumber("replayId", id);
            if (type is not null) writer.WriteString("type", type);
            writer.WriteEndObject();
            writer.WritePropertyName(contentName);
            content.WriteTo(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static JsonElement? ReadRecord(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("sobject", out var record)
                ? record.Clone()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
