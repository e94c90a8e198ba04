namespace TypedStreaming.Simulator.Channels;

/// <summary>Writes dates in the form that the API version requires. Version 43.0 and later include milliseconds.</summary>
internal static class EventDate
{
    private const int FirstWithMilliseconds = 43;

    public static string Format(DateTimeOffset date, int apiVersion) =>
        date.UtcDateTime.ToString(
            apiVersion >= FirstWithMilliseconds ? "yyyy-MM-ddTHH:mm:ss.fff'Z'" : "yyyy-MM-ddTHH:mm:ss'Z'");
}
