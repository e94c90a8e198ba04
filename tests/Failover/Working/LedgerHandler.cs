using TypedStreaming.Hosting;

namespace TypedStreaming.Failover.Working;

/// <summary>Writes the number of the event and the worker for each of the event's records in this partition, and returns when the ledger has it.</summary>
internal sealed class LedgerHandler(LedgerClient ledger, WorkerName name) : IEventHandler<AccountChange>
{
    /// <summary>The time of the work, so that there is something in hand when a worker is killed or hands a partition over.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(20);

    public async ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        await Task.Delay(Work, TimeProvider.System, cancellationToken);
        foreach (var record in context.RecordIds) await ledger.WriteAsync($"{value.Description.Value} {name.Text}/partition-{context.Partition!.Number}/epoch-{context.Epoch} {record}", cancellationToken);
    }
}
