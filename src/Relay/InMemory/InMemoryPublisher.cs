namespace TypedStreaming.Relay.InMemory;

/// <summary>Publishes messages to a stream of the in-memory broker. After a failure, all later calls fail.</summary>
internal sealed class InMemoryPublisher(InMemoryStream stream) : IEventPublisher
{
    private readonly Lock _gate = new();
    private BrokerException? _failure;

    public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_failure is null)
            {
                try
                {
                    stream.Publish(message);
                    return Task.CompletedTask;
                }
                catch (BrokerException e)
                {
                    _failure = e;
                }
            }

            return Task.FromException(_failure);
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate) _failure ??= new BrokerException(BrokerError.Unavailable, "The publisher is closed. Open another publisher, and publish the message again.");
        return ValueTask.CompletedTask;
    }
}
