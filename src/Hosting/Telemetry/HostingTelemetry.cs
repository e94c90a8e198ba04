namespace TypedStreaming.Hosting;

/// <summary>Names of the meter, the activity source and the log category of handlers, for OpenTelemetry or <c>dotnet-counters</c>.</summary>
public static class HostingTelemetry
{
    /// <summary>
    /// The name of the meter, of the activity source and of the log category: <c>TypedStreaming.Hosting</c>. The client's own have the name
    /// <see cref="TelemetryNames.Source"/>.
    /// </summary>
    public const string Source = "TypedStreaming.Hosting";
}
