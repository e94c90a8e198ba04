namespace TypedStreaming.Simulator.Channels;

/// <summary>Writes dates in the form that the API version requires. In version 43.0 and later, dates include milliseconds.</summary>
internal static class EventDate
{
    private const int FirstWithMilliseconds = 43;

    public static string Format(DateTimeOffset date, int apiVersion) =>
        date.UtcDateTime.ToString(
            apiVersion >= FirstWithMilliseconds ? "yyyy-MM-ddTHH:mm:ss.fff'Z'" : "yyyy-MM-ddTHH:mm:ss'Z'");
}
