namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A handler in the emitted list, in the order of names, that does what the test's script says.</summary>
[EventHandler(Consumer = "keyed", Order = EventOrder.PerKey, Key = nameof(AccountChange.Name), MaxConcurrency = 4)]
internal sealed class KeyedHandler(Script<AccountChange> script) : IEventHandler<AccountChange>
{
    public ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken) =>
        script.HandleAsync(value, context, cancellationToken);
}
