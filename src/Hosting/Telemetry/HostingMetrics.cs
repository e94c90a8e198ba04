using System.Diagnostics;
using System.Diagnostics.Metrics;
using TypedStreaming.Hosting.Dispatch;

namespace TypedStreaming.Hosting.Telemetry;

/// <summary>The metrics of all handlers in the process.</summary>
internal sealed class HostingMetrics
{
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _deadLetters;
    private readonly Lock _gate = new();
    private readonly List<ClientHandlers> _clients = [];

    public HostingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(HostingTelemetry.Source);
        _duration = meter.CreateHistogram<double>("messaging.process.duration", "s", "The duration of one attempt to handle an event.");
        _consumed = meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "The number of events that handlers have received.");
        _retries = meter.CreateCounter<long>("typedstreaming.retries", "{attempt}", "The number of attempts to handle an event, not counting the first attempt.");
        _deadLetters = meter.CreateCounter<long>("typedstreaming.dead_letters", "{message}", "The number of events that became dead letters.");
        meter.CreateObservableGauge(
            "typedstreaming.lag", () => Measure(static (client, loop) => Lag.Of(loop, client.Context.Time).TotalSeconds), "s", "The age of the oldest event that has been received but not acknowledged yet.");
        meter.CreateObservableGauge("typedstreaming.unacknowledged", () => Measure(static (_, loop) => (long)loop.Taken.Open), "{message}", "The number of events that have been received but not acknowledged yet.");
        meter.CreateObservableGauge("typedstreaming.keys.waiting", () => Measure(static (_, loop) => (long)loop.KeysWaiting), "{message}", "The number of events that are waiting for earlier events with the same key.");
        meter.CreateObservableGauge("typedstreaming.lease.held", MeasureLeases, "{lease}", "1 if this process holds the lease of the client; otherwise, 0.");
    }

    public void Watch(ClientHandlers client)
    {
        lock (_gate) _clients.Add(client);
    }

    public void Processed(in TagList tags, TimeSpan duration, Exception? failure)
    {
        if (failure is null)
        {
            _duration.Record(duration.TotalSeconds, tags);
            return;
        }

        var failed = tags;
        failed.Add(HandlerTags.ErrorType, failure.GetType().FullName);
        _duration.Record(duration.TotalSeconds, failed);
    }

    public void Consumed(in TagList tags) => _consumed.Add(1, tags);

    public void Retried(in TagList tags) => _retries.Add(1, tags);

    public void DeadLettered(in TagList tags) => _deadLetters.Add(1, tags);

    private IEnumerable<Measurement<long>> MeasureLeases() =>
        from client in Clients()
        let lease = client.Context.Lease
        where lease is not null
        select new Measurement<long>(lease.IsActive ? 1 : 0, HandlerTags.OfClient(client.Context.DisplayName, client.Context.TelemetryOrganization));

    private ClientHandlers[] Clients()
    {
        lock (_gate) return [.. _clients];
    }

    private IEnumerable<Measurement<T>> Measure<T>(Func<ClientHandlers, IHandlerLoop, T> value)
        where T : struct =>
        Clients().SelectMany(client => client.Loops.Select(loop => new Measurement<T>(
            value(client, loop), HandlerTags.Of(client.Context.DisplayName, client.Context.TelemetryOrganization, loop.Channel, loop.Consumer))));
}
