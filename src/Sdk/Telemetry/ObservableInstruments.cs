using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace TypedStreaming.Telemetry;

/// <summary>
/// The observable instruments of the process. When a listener collects metrics, they read the values of all clients that are not disposed.
/// </summary>
internal sealed class ObservableInstruments
{
    private ImmutableHashSet<ClientMetrics> _clients = [];

    public ObservableInstruments(Meter meter)
    {
        meter.CreateObservableGauge("typedstreaming.consumers.lag", () => Longest(static (consumer, now) => consumer.Lag(now)), "s", "Age of the oldest queued event, or the age that the last event had when it was read, by channel and consumer.");
        meter.CreateObservableGauge("typedstreaming.unacknowledged.age", () => Longest(static (consumer, now) => consumer.UnacknowledgedAge(now)), "s", "Age of the oldest event that has been taken but not acknowledged, by channel and consumer.");
        meter.CreateObservableGauge("typedstreaming.positions.age", () => Observe(static (consumer, now) => consumer.RetentionUsed(now), Math.Max), "1", "Age of the position as a fraction of the time for which the server keeps events, by channel and consumer.");
        meter.CreateObservableUpDownCounter("typedstreaming.queue.bytes", () => Sum(static consumer => consumer.QueuedBytes), "By", "Memory used by events that are queued or not acknowledged, by channel and consumer.");
        meter.CreateObservableUpDownCounter("typedstreaming.queue.events", () => Sum(static consumer => consumer.QueuedEvents), "{event}", "Events that have not been taken yet, by channel and consumer.");
        meter.CreateObservableCounter("typedstreaming.used.events", () => _clients.SelectMany(static client => client.ObserveUsed()), "{event}", "Events that a consumer received, by channel and consumer.");
        meter.CreateObservableGauge("typedstreaming.allocation.events", () => _clients.SelectMany(static client => client.ObserveDelivered()), "{event}", "Events that arrived in the last 24 hours, by the org's daily limit (allocation) against which they count.");
    }

    public void Add(ClientMetrics client) => ImmutableInterlocked.Update(ref _clients, static (clients, added) => clients.Add(added), client);

    public void Remove(ClientMetrics client) => ImmutableInterlocked.Update(ref _clients, static (clients, removed) => clients.Remove(removed), client);

    private IEnumerable<Measurement<double>> Longest(Func<IMeasuredConsumer, DateTimeOffset, TimeSpan?> read) =>
        Observe((consumer, now) => read(consumer, now)?.TotalSeconds, Math.Max);

    private IEnumerable<Measurement<long>> Sum(Func<IMeasuredConsumer, long> read) =>
        Observe<long>((consumer, _) => read(consumer), static (one, other) => one + other);

    private IEnumerable<Measurement<T>> Observe<T>(Func<IMeasuredConsumer, DateTimeOffset, T?> read, Func<T, T, T> combine)
        where T : struct => _clients.SelectMany(client => client.Observe(read, combine));
}
