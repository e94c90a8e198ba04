using System.Text.Json;
using TypedStreaming.Decoding;
using TypedStreaming.Decoding.Dates;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Reads JSON values for fields whose Avro type is a whole number.</summary>
internal static class JsonWholeNumber
{
    /// <summary>Reads a whole number in any JSON notation, such as <c>17</c>, <c>17.0</c> or <c>1.7E1</c>.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.Number) return false;
        if (reader.TryGetInt64(out value)) return true;
        if (!reader.TryGetDecimal(out var number) || number is < long.MinValue or > long.MaxValue) return false;
        value = (long)number;
        return number == value && WrittenNumber.IsWhole(reader.ValueSpan);
    }

    /// <summary>
    /// Reads a string that contains a date, or a date and time, as milliseconds since 1970. Reads a string that contains a time of day as
    /// milliseconds since midnight.
    /// </summary>
    public static bool TryReadDate(ref Utf8JsonReader reader, out long milliseconds)
    {
        milliseconds = 0;
        if (reader.TokenType != JsonTokenType.String) return false;
        if (DateParser.TryRead(ref reader, out var date)) milliseconds = date.ToUnixTimeMilliseconds();
        else if (DateParser.TryReadTime(ref reader, out var time)) milliseconds = time.Ticks / TimeSpan.TicksPerMillisecond;
        else return false;
        return true;
    }
}
