using TypedStreaming.Hosting;

namespace TypedStreaming.Failover.Working;

/// <summary>Writes the number of the event for each of its records in this partition, and returns when the ledger has it.</summary>
internal sealed class LedgerHandler(LedgerClient ledger) : IEventHandler<AccountChange>
{
    public async ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        foreach (var record in context.RecordIds) await ledger.WriteAsync($"{value.Description.Value} {record}", cancellationToken);
    }
}
