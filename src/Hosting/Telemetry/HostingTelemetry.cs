namespace TypedStreaming.Hosting;

/// <summary>The names that OpenTelemetry and <c>dotnet-counters</c> need to collect the telemetry of handlers.</summary>
public static class HostingTelemetry
{
    /// <summary>
    /// The name of the meter, the activity source and the log category for handlers: <c>TypedStreaming.Hosting</c>. The meter and the activity
    /// source of the client itself are named <see cref="TelemetryNames.Source"/>.
    /// </summary>
    public const string Source = "TypedStreaming.Hosting";
}
