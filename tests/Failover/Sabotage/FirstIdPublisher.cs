using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>Publishes a change of several records only to the partition of its first record.</summary>
internal sealed class FirstIdPublisher(IEventPublisher inner) : IEventPublisher
{
    public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        var records = EventMessage.Parse(AccountChange.Channel, message.Body).Metadata.Change!.RecordIds;
        return message.Attributes[RelayAttributes.RecordIds].Split(',').Contains(records[0])
            ? inner.PublishAsync(message, cancellationToken)
            : Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
