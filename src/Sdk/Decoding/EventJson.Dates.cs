using System.Text.Json;
using TypedStreaming.Decoding.Dates;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>
    /// Reads a point in time from text, or from a number of milliseconds since 1970, as the Pub/Sub API sends it. If the text contains no time zone,
    /// UTC is assumed.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, with the zone that the text contains; in UTC if it was a number.</returns>
    public static DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) =>
        DateParser.TryRead(ref reader, out var value) ? value : throw Unexpected(ref reader, "a date and time");

    /// <summary>Reads a date with a time from text, or from a number of milliseconds since 1970.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value in UTC, or of unspecified kind if the text contains no zone.</returns>
    public static DateTime ReadDateTime(ref Utf8JsonReader reader) =>
        DateParser.TryReadDateTime(ref reader, out var value) ? value : throw Unexpected(ref reader, "a date and time");

    /// <summary>
    /// Reads a date from text (<c>yyyy-MM-dd</c>, or a date and time at 00:00 UTC), or from a number of milliseconds since 1970 that corresponds to
    /// 00:00 UTC.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The date.</returns>
    public static DateOnly ReadDateOnly(ref Utf8JsonReader reader) =>
        DateParser.TryReadDate(ref reader, out var value) ? value : throw Unexpected(ref reader, "a date");

    /// <summary>
    /// Reads a time of day from text (<c>HH:mm:ss.fffZ</c>, where the fraction and the time zone can be missing), or from a number of milliseconds
    /// since midnight.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The time.</returns>
    public static TimeOnly ReadTimeOnly(ref Utf8JsonReader reader) =>
        DateParser.TryReadTime(ref reader, out var value) ? value : throw Unexpected(ref reader, "a time of day");
}
