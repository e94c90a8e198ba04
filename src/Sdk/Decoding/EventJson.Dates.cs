using System.Text.Json;
using TypedStreaming.Decoding;

namespace TypedStreaming;

public static partial class EventJson
{
    /// <summary>Reads a point in time; one without a zone is taken as UTC.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value, with the zone that was written.</returns>
    public static DateTimeOffset ReadDateTimeOffset(ref Utf8JsonReader reader) =>
        SalesforceDate.TryRead(ref reader, out var value) ? value : throw Unexpected(ref reader, "a date and time");

    /// <summary>Reads a date and time.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value in UTC, or of unspecified kind if no zone is written.</returns>
    public static DateTime ReadDateTime(ref Utf8JsonReader reader) =>
        SalesforceDate.TryReadDateTime(ref reader, out var value) ? value : throw Unexpected(ref reader, "a date and time");

    /// <summary>Reads a date: <c>yyyy-MM-dd</c>, or midnight UTC of that day.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The date.</returns>
    public static DateOnly ReadDateOnly(ref Utf8JsonReader reader) =>
        SalesforceDate.TryReadDate(ref reader, out var value) ? value : throw Unexpected(ref reader, "a date");

    /// <summary>Reads a time of day, <c>HH:mm:ss.fffZ</c>; the fraction and the zone may be missing.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The time.</returns>
    public static TimeOnly ReadTimeOnly(ref Utf8JsonReader reader) =>
        SalesforceDate.TryReadTime(ref reader, out var value) ? value : throw Unexpected(ref reader, "a time of day");
}
