using System.Diagnostics.Metrics;

namespace TypedStreaming.Telemetry;

/// <summary>
/// The instruments of one client, on the meter <c>TypedStreaming</c>. Without a listener, a measurement costs only the check of a flag.
/// </summary>
internal sealed class ClientMetrics : IDisposable
{
    private readonly Meter _meter = new(TelemetryNames.Source);
    private readonly Counter<long> _logins;
    private readonly Counter<long> _handshakes;
    private readonly Counter<long> _losses;
    private readonly Counter<long> _polls;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _events;
    private readonly Counter<long> _late;
    private readonly Counter<long> _tooSlow;
    private readonly Counter<long> _ending;
    private readonly Counter<long> _parked;

    public ClientMetrics()
    {
        _logins = _meter.CreateCounter<long>("typedstreaming.logins", "{login}", "Access tokens that were requested.");
        _handshakes = _meter.CreateCounter<long>("typedstreaming.handshakes", "{handshake}", "Handshakes that were sent.");
        _losses = _meter.CreateCounter<long>("typedstreaming.sessions.lost", "{session}", "Sessions that were lost, by reason.");
        _polls = _meter.CreateCounter<long>("typedstreaming.polls", "{poll}", "Polls that were answered.");
        _bytes = _meter.CreateCounter<long>("typedstreaming.received.bytes", "By", "Bytes of answers.");
        _events = _meter.CreateCounter<long>("typedstreaming.received.events", "{event}", "Events that arrived, by channel.");
        _late = _meter.CreateCounter<long>("typedstreaming.received.late_events", "{event}", "Events that arrived after later ones of their channel and consumer, by channel.");
        _tooSlow = _meter.CreateCounter<long>("typedstreaming.consumers.too_slow", "{consumer}", "Consumers that ended because their buffer was full, by channel.");
        _parked = _meter.CreateCounter<long>("typedstreaming.consumers.parked", "{park}", "Number of times that a consumer received no events until its full buffer was empty, by channel.");
        _ending = _meter.CreateCounter<long>("typedstreaming.positions.ending", "{position}", "Positions older than four fifths of the retention when they were opened, by channel.");
    }

    public void Parked(string channel) => _parked.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void LoggedIn() => _logins.Add(1);

    public void ShookHands() => _handshakes.Add(1);

    public void LostSession(StreamingError error) => _losses.Add(1, new KeyValuePair<string, object?>("reason", error.ToString()));

    public void Polled() => _polls.Add(1);

    public void Received(long bytes) => _bytes.Add(bytes);

    public void ReceivedEvent(string channel)
    {
        if (_events.Enabled) _events.Add(1, new KeyValuePair<string, object?>("channel", channel));
    }

    public void ReceivedLate(string channel, int count) => _late.Add(count, new KeyValuePair<string, object?>("channel", channel));

    public void ConsumerTooSlow(string channel) => _tooSlow.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void PositionEnding(string channel) => _ending.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public void Dispose() => _meter.Dispose();
}
