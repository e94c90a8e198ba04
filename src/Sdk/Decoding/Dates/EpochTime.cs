using System.Text.Json;

namespace TypedStreaming.Decoding.Dates;

/// <summary>
/// Reads dates and times that are written as whole numbers: milliseconds since 1970 in UTC or, for a time of day, since midnight. The Pub/Sub API
/// sends them in this form.
/// </summary>
internal static class EpochTime
{
    private const long MillisecondsOfDay = 24 * 60 * 60 * 1000;

    public static bool TryRead(ref Utf8JsonReader reader, out DateTime utc)
    {
        utc = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var milliseconds)) return false;
        if (milliseconds < -DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond) return false;
        if (milliseconds > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond) return false;
        utc = new DateTime(DateTime.UnixEpoch.Ticks + (milliseconds * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        return true;
    }

    public static bool TryReadTime(ref Utf8JsonReader reader, out TimeOnly time)
    {
        time = default;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var milliseconds)) return false;
        if (milliseconds is < 0 or >= MillisecondsOfDay) return false;
        time = new TimeOnly(milliseconds * TimeSpan.TicksPerMillisecond);
        return true;
    }
}
