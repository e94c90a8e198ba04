using System.Buffers;
using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Connections;

/// <summary>Removes a secret from the strings in a JSON document, even if characters of the secret are escaped.</summary>
internal static class MaskedJson
{
    /// <summary>Returns a copy of the document without the secret.</summary>
    /// <param name="root">The document.</param>
    /// <param name="secret">The secret, or null if there is none.</param>
    public static JsonElement Of(JsonElement root, string? secret)
    {
        // The secret is already removed from the bytes of the body, so that only a text with a backslash can still contain it.
        if (secret is null || !root.GetRawText().Contains('\\', StringComparison.Ordinal)) return root.Clone();
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) Write(writer, root, secret);
        using var masked = JsonDocument.Parse(bytes.WrittenMemory);
        return masked.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, string secret)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject()) WriteMember(writer, member, secret);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item, secret);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when TextOf(element) is { } text:
                writer.WriteStringValue(SecretMask.Apply(text, secret));
                break;
            default:
                writer.WriteRawValue(element.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, JsonProperty member, string secret)
    {
        if (NameOf(member) is not { } name) return; // The tool reads no member whose name cannot be decoded.
        writer.WritePropertyName(SecretMask.Apply(name, secret));
        Write(writer, member.Value, secret);
    }

    /// <summary>Returns the value of a JSON string, or null if the string contains an unpaired surrogate.</summary>
    private static string? TextOf(JsonElement element) => ForeignJson.Decoded(() => element.GetString());

    private static string? NameOf(JsonProperty member) => ForeignJson.Decoded(() => member.Name);
}
