using System.Collections.Immutable;
using System.Diagnostics.Metrics;

namespace TypedStreaming.Telemetry;

/// <summary>
/// The metrics of one client. All clients share the instruments. If no listener collects metrics, recording a measurement only checks a flag.
/// </summary>
internal sealed class ClientMetrics : IDisposable
{
    private readonly TimeProvider _time;
    private readonly SeriesTable _series = new();
    private ImmutableArray<(ConsumerSeries Series, IMeasuredConsumer Consumer)> _open = [];

    public ClientMetrics(ClientIdentity identity, TimeProvider time)
    {
        (Identity, _time) = (identity, time);
        Delivered = new DeliveredEvents(time);
        ClientInstruments.Clients.Add(this);
    }

    public ClientIdentity Identity { get; }

    /// <summary>The number of events that the org delivered in the last 24 hours.</summary>
    public DeliveredEvents Delivered { get; }

    /// <summary>The number of open consumers that currently receive no events, because their queues were full for too long.</summary>
    public int ParkedConsumers => _open.Count(static open => open.Consumer.IsParked);

    private KeyValuePair<string, object?>[] Tags => Identity.Labels.Tags;

    public void LoggedIn() => ClientInstruments.Logins.Add(1, Tags);

    public void ShookHands() => ClientInstruments.Handshakes.Add(1, Tags);

    public void LostSession(StreamingError error)
    {
        if (ClientInstruments.Losses.Enabled) ClientInstruments.Losses.Add(1, [.. Tags, new("error.type", error.ToString())]);
    }

    public void Polled() => ClientInstruments.Polls.Add(1, Tags);

    public void Received(long bytes) => ClientInstruments.Bytes.Add(bytes, Tags);

    public void ReceivedEvents(string channel, int count) => Count(ClientInstruments.Events, channel, count);

    public void ReceivedLate(string channel, int count) => Count(ClientInstruments.Late, channel, count);

    public void ConsumerTooSlow(string channel) => Count(ClientInstruments.TooSlow, channel);

    public void PositionEnding(string channel) => Count(ClientInstruments.Ending, channel);

    /// <summary>Counts the events of one call that published events, by their outcome.</summary>
    public void Published(string channel, IEnumerable<PublishResult> results)
    {
        if (!ClientInstruments.Published.Enabled) return;
        var tags = _series.OfChannel(channel).Of(Identity.Labels);
        foreach (var outcome in results.GroupBy(static result => result.Status))
            ClientInstruments.Published.Add(outcome.Count(), [.. tags, new("outcome", outcome.Key.ToString())]);
    }

    /// <param name="series">The series of the consumer, or null for an explicit subscription, which has no name.</param>
    /// <param name="channel">The channel without a filter.</param>
    public void Parked(ConsumerSeries? series, string channel)
    {
        if (series is null) Count(ClientInstruments.Parked, channel);
        else ClientInstruments.Parked.Add(1, series.Tags.Of(Identity.Labels));
    }

    /// <summary>Starts the metrics of a consumer.</summary>
    /// <param name="channel">Its channel without a filter: a filter may contain values of records.</param>
    /// <param name="name">Its name.</param>
    /// <param name="consumer">Its values.</param>
    public ConsumerSeries Open(string channel, string name, IMeasuredConsumer consumer)
    {
        var series = _series.OfConsumer(channel, name);
        ImmutableInterlocked.Update(ref _open, static (open, added) => open.Add(added), (series, consumer));
        return series;
    }

    public void Close(IMeasuredConsumer consumer) =>
        ImmutableInterlocked.Update(ref _open, static (open, closed) => open.RemoveAll(entry => entry.Consumer == closed), consumer);

    /// <summary>
    /// Returns the measurements of the open consumers. Several consumers with the same tags (ephemeral ones, or those with the tag
    /// <c>other</c>) are combined into one measurement.
    /// </summary>
    /// <param name="read">Reads a value of a consumer, or null if it has none.</param>
    /// <param name="combine">Combines the values of two consumers.</param>
    public IEnumerable<Measurement<T>> Observe<T>(Func<IMeasuredConsumer, DateTimeOffset, T?> read, Func<T, T, T> combine)
        where T : struct
    {
        var (now, labels) = (_time.GetUtcNow(), Identity.Labels);
        foreach (var series in _open.GroupBy(static open => open.Series, static open => open.Consumer))
        {
            var values = series.Select(consumer => read(consumer, now)).OfType<T>().ToList();
            if (values.Count > 0) yield return new Measurement<T>(values.Aggregate(combine), series.Key.Tags.Of(labels));
        }
    }

    /// <summary>Returns the number of events that each consumer received, including consumers that have ended.</summary>
    public IEnumerable<Measurement<long>> ObserveUsed() =>
        from series in _series.Consumers
        let used = series.Used
        where used > 0
        select new Measurement<long>(used, series.Tags.Of(Identity.Labels));

    /// <summary>Returns the number of events of the last 24 hours, by allocation. An allocation without any event is omitted.</summary>
    public IEnumerable<Measurement<long>> ObserveDelivered() =>
        from kind in Enum.GetValues<EventAllocationKind>()
        where Delivered.HasAny(kind)
        select new Measurement<long>(Delivered.Of(kind), [.. Tags, new KeyValuePair<string, object?>("allocation", kind.ToString())]);

    /// <summary>Removes the client from the metrics.</summary>
    public void Dispose() => ClientInstruments.Clients.Remove(this);

    private void Count(Counter<long> counter, string channel, int count = 1)
    {
        if (counter.Enabled) counter.Add(count, _series.OfChannel(channel).Of(Identity.Labels));
    }
}
