using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TypedStreaming.Simulator.Channels;

/// <summary>Writes the <c>data</c> of platform events and change events. It contains the schema, the payload and the event.</summary>
internal static class EventEnvelope
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(
        DataMemberOrder order, string? schema, Action<Utf8JsonWriter> payload, Action<Utf8JsonWriter> @event)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            Action[] members =
            [
                () =>
                {
                    if (schema is not null) writer.WriteString("schema", schema);
                },
                () => WriteObject(writer, "payload", payload),
                () => WriteObject(writer, "event", @event),
            ];
            if (order == DataMemberOrder.EventFirst) Array.Reverse(members);
            writer.WriteStartObject();
            foreach (var write in members) write();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void WriteObject(Utf8JsonWriter writer, string name, Action<Utf8JsonWriter> members)
    {
        writer.WriteStartObject(name);
        members(writer);
        writer.WriteEndObject();
    }
}
