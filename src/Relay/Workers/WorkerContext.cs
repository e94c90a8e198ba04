using Microsoft.Extensions.Logging;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>The services and settings that all partitions of one worker share.</summary>
internal sealed class WorkerContext
{
    private readonly Dictionary<string, List<WorkerConsumer>> _consumers = new(StringComparer.Ordinal);

    /// <summary>
    /// The string that identifies this worker in the stored states of partitions. The string differs for each process, and for each start of the
    /// worker.
    /// </summary>
    public string Id { get; } = Guid.NewGuid().ToString("n");

    public required string Name { get; init; }

    public required IEventBroker Broker { get; init; }

    public required StreamTopology Stream { get; init; }

    public required RelayWorkerOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>
    /// The logger of the worker. Each log line contains the worker's name and, if all messages belong to the same org, the id of that org.
    /// </summary>
    /// <summary>The stale copies that the worker has refused.</summary>
    public required StaleCopies StaleCopies { get; init; }

    public required ILogger Logger { get; init; }

    public required WorkerOrganization Organization { get; init; }

    public required WorkerMetrics Metrics { get; init; }

    /// <summary>A function that stores an invalid message as a dead letter. It throws if the message cannot be stored.</summary>
    public required Func<RelayMessage, InvalidMessageException, CancellationToken, Task> PutAwayAsync { get; init; }

    /// <summary>A callback that reports that a partition was opened or has failed.</summary>
    public required Action<PartitionWorker, BrokerException?> Report { get; init; }

    /// <summary>Adds a consumer. All consumers are added before the partitions are read.</summary>
    public void Add(WorkerConsumer consumer)
    {
        if (!_consumers.TryGetValue(consumer.Channel, out var ofChannel)) _consumers.Add(consumer.Channel, ofChannel = []);
        ofChannel.Add(consumer);
    }

    /// <summary>Returns the consumers that handle the events of a channel.</summary>
    public IReadOnlyList<WorkerConsumer> ConsumersOf(string channel) => _consumers.TryGetValue(channel, out var ofChannel) ? ofChannel : [];
}
