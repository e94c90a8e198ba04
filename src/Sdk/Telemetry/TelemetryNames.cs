namespace TypedStreaming;

/// <summary>Names of the meter and the activity source, for OpenTelemetry or <c>dotnet-counters</c>.</summary>
public static class TelemetryNames
{
    /// <summary>
    /// The name of the meter and of the activity source: <c>TypedStreaming</c>. Activities are the logins, handshakes,
    /// subscribes, unsubscribes and disconnects; polls are counted only.
    /// </summary>
    public const string Source = "TypedStreaming";
}
