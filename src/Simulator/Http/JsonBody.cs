using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace TypedStreaming.Simulator.Http;

/// <summary>Reads JSON from a client.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Returns the JSON value, or null if the text is not valid JSON, if an object has two members with the same name, or if a string is not valid Unicode.
    /// </summary>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        if (!HasOnlyUnicode(json)) return null;
        try
        {
            return JsonNode.Parse(json, null, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns true if each name and each string is valid Unicode, or if the text is not valid JSON. The JSON parser accepts half of a surrogate pair,
    /// such as <c>\ud800</c>, and bytes that are not UTF-8, but such a string can be neither decoded nor sent to subscribers.
    /// </summary>
    private static bool HasOnlyUnicode(ReadOnlySpan<byte> json)
    {
        if (!json.Contains((byte)'\\') && Utf8.IsValid(json)) return true;
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String) reader.GetString();
            }

            return true;
        }
        catch (JsonException)
        {
            return true; // The parser reports it.
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
