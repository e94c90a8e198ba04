using System.Globalization;
using System.Text.Json.Nodes;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Reads JSON values that Avro represents differently, such as dates.</summary>
internal static class JsonText
{
    /// <summary>Returns the difference from the old text, if the value is an object that contains such a difference; otherwise, null.</summary>
    public static string? DifferenceIn(JsonNode? value) =>
        value is JsonObject { Count: 1 } json && json["diff"] is JsonValue diff && diff.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Returns a date, a time of day, or a date and time as milliseconds; null for any other text.</summary>
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
