namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A handler of two event types, in the emitted list once for each.</summary>
[EventHandler(Consumer = "shared", StartFrom = StartPosition.Earliest)]
internal sealed class SharedHandler(Journal journal) : IEventHandler<AccountRecord>, IEventHandler<LowInk>
{
    public ValueTask HandleAsync(AccountRecord value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        journal.Add($"{context.ClientName}{context.Consumer} {value.Phone.GetValueOrDefault()}");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(LowInk value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        journal.Add($"{context.ClientName}{context.Consumer} {value.Printer}");
        return ValueTask.CompletedTask;
    }
}
