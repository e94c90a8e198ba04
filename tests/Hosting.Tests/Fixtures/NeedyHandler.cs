namespace TypedStreaming.Hosting.Tests.Fixtures;

/// <summary>A handler that needs a service.</summary>
internal sealed class NeedyHandler(IMissingService service) : IEventHandler<AccountChange>
{
    public ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        GC.KeepAlive(service);
        return ValueTask.CompletedTask;
    }
}
