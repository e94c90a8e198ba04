using Microsoft.Extensions.Logging;

namespace TypedStreaming.Relay.Telemetry;

/// <summary>
/// The log messages of relays and workers. No message contains event data or record ids. The id of a removed log message is never reused.
/// </summary>
internal static partial class RelayLog
{
    [LoggerMessage(400, LogLevel.Warning, "The client '{client}': an event on {channel} was stored in the broker, but could not be acknowledged, because the client had already stopped reading; the event will be relayed again.")]
    public static partial void AcknowledgedTooLate(ILogger logger, string client, string channel);

    [LoggerMessage(401, LogLevel.Warning, "The client '{client}' relays events without a lease. Run only one replica, or add UseLease: otherwise, each replica relays all events, and late copies from a stopped replica cannot be recognized.")]
    public static partial void NoLease(ILogger logger, string client);

    [LoggerMessage(402, LogLevel.Warning, "The worker '{worker}' refused a stale copy of an event in partition {partition} ({count} so far): a relay that had lost its lease published the copy.")]
    public static partial void StaleCopies(ILogger logger, string worker, long count, int partition);

    [LoggerMessage(403, LogLevel.Debug, "The worker '{worker}' has lost its connection to partition {partition}, and will connect again in {pause}: {failure}")]
    public static partial void PartitionLost(ILogger logger, string worker, int partition, TimeSpan pause, string failure);

    [LoggerMessage(404, LogLevel.Information, "The worker '{worker}' is handing partition {partition} over to another worker: it has {active} of {partitions} partitions, and the group has {workers} workers.")]
    public static partial void HandsOver(ILogger logger, string worker, int partition, int active, int partitions, int workers);

    [LoggerMessage(405, LogLevel.Error, "The worker '{worker}': a message in partition {partition} became a dead letter, because it is not valid: {defect}")]
    public static partial void InvalidMessage(ILogger logger, string worker, int partition, string defect);

    [LoggerMessage(406, LogLevel.Information, "The worker '{worker}' found epoch {epoch} in partition {partition}; from now on, messages with a lower epoch will be refused.")]
    public static partial void NewEpoch(ILogger logger, string worker, long epoch, int partition);

    [LoggerMessage(407, LogLevel.Warning, "The worker '{worker}' has lost its connection to partition {partition} and possibly to other partitions, and will connect again. The first failure: {failure}")]
    public static partial void ConnectionLost(ILogger logger, string worker, int partition, string failure);

    [LoggerMessage(408, LogLevel.Information, "The worker '{worker}' is connected to all {partitions} partitions again.")]
    public static partial void ConnectedAgain(ILogger logger, string worker, int partitions);
}
