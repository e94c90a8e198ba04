using System.Text.Json;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Listen;

/// <summary>
/// Writes the content of an event: all its data for a script, or only its fields for a person. An event that cannot be written causes an exception
/// that <see cref="ForeignJson.IsUnreadable"/> recognizes.
/// </summary>
internal static class EventBody
{
    /// <summary>Writes the data of the event, without the envelope of the transport.</summary>
    public static void WriteData(Utf8JsonWriter writer, EventMessage message)
    {
        if (message.ContentType != EventMessage.Json)
        {
            writer.WriteString("contentType", message.ContentType);
            writer.WriteBase64String("body", message.Body.Span);
            return;
        }

        using var json = ForeignJson.Parse(message.Body);
        writer.WritePropertyName("data");
        Data(json).WriteTo(writer);
    }

    /// <summary>
    /// Writes only the fields of the event: the record of a PushTopic, or the payload of any other event. The header of a change event is omitted.
    /// </summary>
    public static void WriteFields(Utf8JsonWriter writer, EventMessage message)
    {
        if (message.ContentType != EventMessage.Json)
        {
            writer.WriteStringValue($"{message.Body.Length} bytes of {message.ContentType}");
            return;
        }

        using var json = ForeignJson.Parse(message.Body);
        var data = Data(json);
        var fields = Member(data, "sobject") ?? Member(data, "payload") ?? data;
        if (fields.ValueKind != JsonValueKind.Object)
        {
            fields.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var field in fields.EnumerateObject().Where(static field => field.Name != "ChangeEventHeader")) field.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static JsonElement Data(JsonDocument json) => Member(json.RootElement, "data") ?? json.RootElement;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}
