using System.Diagnostics.Metrics;

namespace TypedStreaming.Telemetry;

/// <summary>
/// The metric instruments of all clients in the process. They belong to the meter <c>TypedStreaming</c>. They are created once for all clients,
/// because separate instruments would take memory, and exporters treat several instruments with the same name as an error.
/// </summary>
internal static class ClientInstruments
{
    private static readonly Meter Meter = new(TelemetryNames.Source);

    public static Counter<long> Logins { get; } = Meter.CreateCounter<long>("typedstreaming.logins", "{login}", "Access tokens that were requested.");

    public static Counter<long> Handshakes { get; } = Meter.CreateCounter<long>("typedstreaming.handshakes", "{handshake}", "Handshakes that were sent.");

    public static Counter<long> Losses { get; } = Meter.CreateCounter<long>("typedstreaming.sessions.lost", "{session}", "Sessions that were lost, by error.");

    public static Counter<long> Polls { get; } = Meter.CreateCounter<long>("typedstreaming.polls", "{poll}", "Polls to which the server replied.");

    public static Counter<long> Bytes { get; } = Meter.CreateCounter<long>("typedstreaming.received.bytes", "By", "Bytes of the responses that were received.");

    public static Counter<long> Events { get; } = Meter.CreateCounter<long>("typedstreaming.received.events", "{event}", "Events that arrived, by channel.");

    public static Counter<long> Late { get; } = Meter.CreateCounter<long>("typedstreaming.received.late_events", "{event}", "Events that arrived after later events of the same channel, by channel.");

    public static Counter<long> TooSlow { get; } = Meter.CreateCounter<long>("typedstreaming.consumers.too_slow", "{consumer}", "Consumers that ended because their buffer was full, by channel.");

    public static Counter<long> Parked { get; } = Meter.CreateCounter<long>("typedstreaming.consumers.parked", "{park}", "Number of times that the delivery to a consumer was paused because its buffer was full, by channel and consumer.");

    public static Counter<long> Ending { get; } = Meter.CreateCounter<long>("typedstreaming.positions.ending", "{position}", "Stored positions whose age exceeded four fifths of the server's retention time for events, by channel.");

    public static Counter<long> Published { get; } = Meter.CreateCounter<long>("typedstreaming.published.events", "{event}", "Events that the program published, by channel and outcome.");

    /// <summary>The clients that are measured when a listener collects the metrics.</summary>
    public static ObservableInstruments Clients { get; } = new(Meter);
}
