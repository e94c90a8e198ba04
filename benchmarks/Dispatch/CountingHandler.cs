using TypedStreaming.Benchmarks.Harness;
using TypedStreaming.Hosting;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>A handler that only counts events.</summary>
internal sealed class CountingHandler(Count count) : IEventHandler<AccountUpdate>
{
    public ValueTask HandleAsync(AccountUpdate account, EventHandlingContext context, CancellationToken cancellationToken)
    {
        count.Add(account);
        return ValueTask.CompletedTask;
    }
}
