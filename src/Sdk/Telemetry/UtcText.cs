using System.Globalization;

namespace TypedStreaming.Telemetry;

/// <summary>Formats a time for messages in UTC and ISO 8601 form, independent of the culture and the calendar of the process.</summary>
internal static class UtcText
{
    /// <summary>The text that stands for an unknown time.</summary>
    public const string Unknown = "unknown";

    public static string Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? Unknown;
}
