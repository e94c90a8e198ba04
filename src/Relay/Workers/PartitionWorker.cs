using TypedStreaming.Hosting.Telemetry;
using TypedStreaming.Relay.Brokers;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Reads one partition of the stream as long as the worker runs. Its reader waits in the line of the partition's readers, and receives messages
/// when it is the first in the line. When the worker has too many partitions, it hands the partition over.
/// </summary>
internal sealed class PartitionWorker(WorkerContext worker, int number)
{
    private readonly GroupPartition _partition = new(worker.Stream, worker.Options.Group, number);
    private readonly Dictionary<string, RememberedEvents> _remembered = new(StringComparer.Ordinal);
    private readonly PartitionDelays _delays = new();
    private PartitionSession? _session;
    private long _staleCopies;

    /// <summary>
    /// True if this worker handles the partition: a message has arrived since the reader was opened, and the partition is not being handed over.
    /// </summary>
    public bool IsActive => Volatile.Read(ref _session)?.IsActive ?? false;

    /// <summary>True if the worker has a reader in the waiting line of the partition's readers.</summary>
    public bool IsOpen => Volatile.Read(ref _session) is not null;

    /// <summary>The number of messages that are being handled.</summary>
    public int OpenMessages => Volatile.Read(ref _session)?.OpenMessages ?? 0;

    public GroupPartition Partition => _partition;

    /// <summary>
    /// Leaves the partition when the messages that are being handled are finished, and opens a new reader at the end of the waiting line.
    /// </summary>
    public void HandOver() => Volatile.Read(ref _session)?.HandOver();

    /// <summary>Reads the partition until the worker stops.</summary>
    /// <exception cref="Exception">A final failure, of any kind.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (BrokerException e) when (e.IsTransient)
            {
                var pause = _delays.Next();
                worker.Report(this, e);
                RelayLog.PartitionLost(worker.Logger, worker.Name, number, pause, FailureText.Safe(e));
                await Task.Delay(pause, worker.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void CountStaleCopy()
    {
        worker.StaleCopies.Add();
        worker.Metrics.StaleCopy();
        if (++_staleCopies == 1 || _staleCopies % 1000 == 0) RelayLog.StaleCopies(worker.Logger, worker.Name, _staleCopies, number);
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        var reader = await BrokerCalls.RunAsync(
            token => worker.Broker.OpenReaderAsync(_partition, worker.Options.Prefetch, token), BrokerCalls.CallTimeout, worker.Time, stopping).ConfigureAwait(false);
        var session = new PartitionSession(worker, this, reader, _remembered);
        await using (session.ConfigureAwait(false))
        {
            Volatile.Write(ref _session, session);
            worker.Report(this, null);
            try
            {
                await session.RunAsync(_delays.Reset, stopping).ConfigureAwait(false);
            }
            finally
            {
                Volatile.Write(ref _session, null);
            }
        }
    }
}
