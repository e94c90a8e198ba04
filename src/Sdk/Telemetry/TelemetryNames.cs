namespace TypedStreaming;

/// <summary>The names that OpenTelemetry and <c>dotnet-counters</c> need to collect the telemetry of clients.</summary>
public static class TelemetryNames
{
    /// <summary>
    /// The name of the meter and of the activity source: <c>TypedStreaming</c>. There are activities for logins, for handshake, subscribe,
    /// unsubscribe and disconnect requests, and for calls that publish events. Polls have no activities; they are only counted.
    /// </summary>
    public const string Source = "TypedStreaming";
}
