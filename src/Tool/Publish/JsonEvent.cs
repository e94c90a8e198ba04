using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedStreaming.Tool.Publish;

/// <summary>A platform event of any type, with its fields as JSON.</summary>
internal sealed class JsonEvent(JsonObject fields) : IPublishableEvent<JsonEvent>
{
    /// <summary>A descriptor that specifies only the kind of the event. The channel is specified in each call.</summary>
    static EventDescriptor IStreamingEvent<JsonEvent>.Descriptor { get; } = new(EventKind.PlatformEvent, "/event/Any__e");

    static JsonEvent IStreamingEvent<JsonEvent>.Read(ref Utf8JsonReader reader, scoped in EventContext context) =>
        throw new NotSupportedException("This type can only be published. The tool receives events as EventMessage.");

    static void IPublishableEvent<JsonEvent>.Write(Utf8JsonWriter writer, JsonEvent value) => value.WriteTo(writer);

    private void WriteTo(Utf8JsonWriter writer) => fields.WriteTo(writer);
}
