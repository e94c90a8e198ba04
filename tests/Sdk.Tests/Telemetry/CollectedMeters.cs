using System.Diagnostics.Metrics;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Collects the observed values of clients whenever a test asks, as an exporter does, and the sums of the counted ones.</summary>
internal sealed class CollectedMeters : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double> _counted = new(StringComparer.Ordinal);
    private readonly List<(string Series, double Value)> _observed = [];
    private readonly List<string> _published = [];
    private readonly string? _client;
    private readonly MeterListener _listener = new();

    /// <param name="client">The client to which the measurements must belong; null for those of all clients.</param>
    public CollectedMeters(string? client)
    {
        _client = client;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != TelemetryNames.Source) return;
            _published.Add(instrument.Name);
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The names of the instruments.</summary>
    public IReadOnlyList<string> Published => _published;

    /// <summary>Returns the present values by series: <c>queue.events channel=/u/Alerts consumer=default</c>.</summary>
    public IReadOnlyDictionary<string, double> Collect()
    {
        lock (_gate) _observed.Clear();
        _listener.RecordObservableInstruments();
        // A series that is observed twice would be a mistake, and an exception here.
        lock (_gate) return _counted.Select(static count => (count.Key, count.Value)).Concat(_observed).ToDictionary(StringComparer.Ordinal);
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (series, isMine) = (instrument.Name.Replace("typedstreaming.", "", StringComparison.Ordinal), _client is null);
        foreach (var (key, tag) in tags)
        {
            isMine |= key == "typedstreaming.client" && Equals(tag, _client);
            if (key is not ("typedstreaming.client" or "typedstreaming.org") || _client is null) series += $" {key}={tag}";
        }

        if (!isMine) return;
        lock (_gate)
        {
            if (instrument.IsObservable) _observed.Add((series, value));
            else _counted[series] = _counted.GetValueOrDefault(series) + value;
        }
    }
}
