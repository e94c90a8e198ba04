using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>Reports a message as stored before it is published.</summary>
internal sealed class HastyPublisher(IEventPublisher inner, TimeSpan late) : IEventPublisher
{
    private readonly LatePublisher _late = new(inner, late, hasEpoch: true);

    public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        _ = _late.PublishAsync(message, CancellationToken.None);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _late.DisposeAsync();
}
