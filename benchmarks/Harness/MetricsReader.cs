using System.Diagnostics.Metrics;

namespace TypedStreaming.Benchmarks.Harness;

/// <summary>Listens to the client's metrics as an exporter does, so that their cost is measured too.</summary>
public sealed class MetricsReader : IDisposable
{
    private const string ClientMeter = "TypedStreaming";

    private readonly MeterListener _listener = new();
    private long _measurements;

    public MetricsReader()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == ClientMeter) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref _measurements));
        _listener.Start();
    }

    /// <summary>The number of measurements that arrived.</summary>
    public long Measurements => Interlocked.Read(ref _measurements);

    public void Dispose() => _listener.Dispose();
}
