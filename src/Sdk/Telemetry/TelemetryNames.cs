namespace TypedStreaming;

/// <summary>Names of the meter and the activity source, for OpenTelemetry or <c>dotnet-counters</c>.</summary>
public static class TelemetryNames
{
    /// <summary>
    /// The name of the meter and of the activity source: <c>TypedStreaming</c>. There are activities for logins, handshakes, subscribes,
    /// unsubscribes and disconnects; polls are only counted.
    /// </summary>
    public const string Source = "TypedStreaming";
}
