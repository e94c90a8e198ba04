using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>Reports each event that is stored.</summary>
internal sealed class CountingPublisher(IEventPublisher inner, Action onStored) : IEventPublisher
{
    public async Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        await inner.PublishAsync(message, cancellationToken);
        if (message.Attributes.ContainsKey(RelayAttributes.Channel)) onStored();
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
