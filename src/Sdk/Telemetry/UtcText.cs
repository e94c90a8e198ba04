using System.Globalization;

namespace TypedStreaming.Telemetry;

/// <summary>A time as messages write it: in UTC and ISO form, whatever the culture and the calendar of the process are.</summary>
internal static class UtcText
{
    /// <summary>What messages say for what is not known.</summary>
    public const string Unknown = "unknown";

    public static string Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? Unknown;
}
