using System.Diagnostics.Metrics;

namespace TypedStreaming.Tests.Telemetry;

/// <summary>Adds up the measurements of the clients, from the time it is made until its disposal.</summary>
internal sealed class HeardMeters : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _sums = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public HeardMeters()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>The names of instruments, with their tags, and their sums: <c>typedstreaming.logins</c>.</summary>
    public IReadOnlyDictionary<string, long> Sums
    {
        get { lock (_gate) return new Dictionary<string, long>(_sums, StringComparer.Ordinal); }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string name, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, tag) in tags) name += $" {key}={tag}";
        lock (_gate) _sums[name] = _sums.GetValueOrDefault(name) + value;
    }
}
