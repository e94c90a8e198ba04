using TypedStreaming.Hosting.Telemetry;
using TypedStreaming.Relay.Brokers;
using TypedStreaming.Relay.Telemetry;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Hands partitions over to other workers if this worker reads more than its share (the number of partitions divided by the number of workers,
/// rounded up). It hands over one partition at a time, so that all workers have their share within minutes, and no worker is idle in the meantime.
/// </summary>
internal sealed class PartitionBalance(WorkerContext worker, IReadOnlyList<PartitionWorker> partitions)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(worker.Options.BalanceInterval, worker.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return;
            try
            {
                await BalanceAsync(stopping).ConfigureAwait(false);
            }
            catch (BrokerException e) when (e.IsTransient)
            {
                // The partitions report the same failure. The balance is checked again after the interval.
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Returns the maximum number of partitions that each of several workers should have.</summary>
    public static int ShareOf(int partitions, int workers) => (partitions + workers - 1) / workers;

    private async Task BalanceAsync(CancellationToken stopping)
    {
        var active = partitions.Where(static partition => partition.IsActive).ToList();
        if (active.Count == 0) return;
        var workers = await BrokerCalls.RunAsync(
            token => worker.Broker.CountReadersAsync(active[0].Partition, token), BrokerCalls.CallTimeout, worker.Time, stopping).ConfigureAwait(false);
        if (workers < 2 || active.Count <= ShareOf(partitions.Count, workers)) return;
        var idlest = active.MinBy(static partition => partition.OpenMessages)!;
        RelayLog.HandsOver(worker.Logger, worker.Name, idlest.Partition.Number, active.Count, partitions.Count, workers);
        idlest.HandOver();
    }
}
