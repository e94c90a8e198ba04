namespace TypedStreaming.Simulator.Channels;

/// <summary>Writes dates as the API version does: with milliseconds from 43.0 on.</summary>
internal static class EventDate
{
    private const int FirstWithMilliseconds = 43;

    public static string Format(DateTimeOffset date, int apiVersion) =>
        date.UtcDateTime.ToString(
            apiVersion >= FirstWithMilliseconds ? "yyyy-MM-ddTHH:mm:ss.fff'Z'" : "yyyy-MM-ddTHH:mm:ss'Z'");
}
