using System.Diagnostics.Metrics;

namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>Reads the metric of the lease of a service.</summary>
internal sealed class LeaseGauge : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _value = -1;

    public LeaseGauge(TestService service)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "typedstreaming.lease.held" && service.Owns(instrument.Meter)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => _value = value);
    }

    public long Read()
    {
        _listener.Start();
        _listener.RecordObservableInstruments();
        return _value;
    }

    public void Dispose() => _listener.Dispose();
}
