using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>Publishes a change of several records only to the partition of its first record.</summary>
internal sealed class FirstIdPublisher(IEventPublisher inner) : IEventPublisher
{
    public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        if (!message.Attributes.TryGetValue(RelayAttributes.RecordIds, out var here)) return inner.PublishAsync(message, cancellationToken);
        var records = EventMessage.Parse(AccountChange.Channel, message.Body).Metadata.Change!.RecordIds;
        return here.Split(',').Contains(records[0])
            ? inner.PublishAsync(message, cancellationToken)
            : Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
