using System.Text.Json;

namespace TypedStreaming.Decoding;

/// <summary>Dates in the forms that Salesforce writes: <c>...Z</c> since API 37.0, <c>...+0000</c> before.</summary>
internal static class SalesforceDate
{
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out value);
    }
}
