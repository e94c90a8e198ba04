namespace TypedStreaming;

/// <summary>The names that OpenTelemetry and <c>dotnet-counters</c> need to collect the telemetry of clients.</summary>
public static class TelemetryNames
{
    /// <summary>
    /// The name of the meter and of the activity source: <c>TypedStreaming</c>. Activities exist for logins, handshakes, subscribes,
    /// unsubscribes and disconnects. Polls have no activities; they are only counted.
    /// </summary>
    public const string Source = "TypedStreaming";
}
