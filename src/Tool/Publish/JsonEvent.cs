using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Tool.Publish;

/// <summary>A platform event of any type, whose fields are JSON.</summary>
internal sealed class JsonEvent(JsonObject fields) : IPublishableEvent<JsonEvent>
{
    /// <summary>The kind only: each call names the channel of its event.</summary>
    static EventDescriptor IStreamingEvent<JsonEvent>.Descriptor { get; } = new(EventKind.PlatformEvent, "/event/Any__e");

    static JsonEvent IStreamingEvent<JsonEvent>.Read(ref Utf8JsonReader reader, scoped in EventContext context) =>
        throw new NotSupportedException("The tool reads events as messages.");

    static void IPublishableEvent<JsonEvent>.Write(Utf8JsonWriter writer, JsonEvent value) => value.WriteTo(writer);

    private void WriteTo(Utf8JsonWriter writer) => fields.WriteTo(writer);
}
