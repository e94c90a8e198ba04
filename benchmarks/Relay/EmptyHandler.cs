using TypedStreaming.Hosting;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>A handler that only counts events.</summary>
internal sealed class EmptyHandler(HandledCount count) : IEventHandler<AccountChange>
{
    public ValueTask HandleAsync(AccountChange value, EventHandlingContext context, CancellationToken cancellationToken)
    {
        count.Add();
        return ValueTask.CompletedTask;
    }
}
