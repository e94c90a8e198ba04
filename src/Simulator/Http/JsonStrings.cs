using System.Text.Json;

namespace TypedStreaming.Simulator.Http;

/// <summary>
/// Checks the strings of JSON from a client. The JSON parser accepts half of a surrogate pair, such as <c>\ud800</c>, and bytes that are not UTF-8,
/// but such a string can be neither decoded nor sent to subscribers.
/// </summary>
internal static class JsonStrings
{
    /// <summary>Returns true if each name and each string is valid Unicode, or if the text is not valid JSON.</summary>
    public static bool AreUnicode(ReadOnlySpan<byte> json)
    {
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
