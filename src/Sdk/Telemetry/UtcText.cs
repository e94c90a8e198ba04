using System.Globalization;

namespace TypedStreaming.Telemetry;

/// <summary>Formats a time for messages in UTC and ISO form. The culture and the calendar of the process have no effect.</summary>
internal static class UtcText
{
    /// <summary>The text for a time that is not known.</summary>
    public const string Unknown = "unknown";

    public static string Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? Unknown;
}
