using System.Globalization;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Reads JSON values that Avro represents differently, such as dates.</summary>
internal static class JsonText
{
    /// <summary>Returns the text difference that an object contains, or null if the value is not an object that contains a text difference.</summary>
    public static string? DifferenceIn(JsonNode? value) =>
        value is JsonObject { Count: 1 } json && json["diff"] is JsonValue diff && diff.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Converts a date, a time of day, or a date and time to milliseconds. Returns null for any other text.</summary>
    public static long? Milliseconds(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date))
            return new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        if (TimeOnly.TryParse(text.TrimEnd('Z'), CultureInfo.InvariantCulture, out var time) && text.Contains(':', StringComparison.Ordinal) && !text.Contains('-', StringComparison.Ordinal))
            return time.Ticks / TimeSpan.TicksPerMillisecond;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment) ? moment.ToUnixTimeMilliseconds() : null;
    }
}
