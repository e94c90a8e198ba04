using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>
/// Reports a message that no group reads as stored, as a server does for a message without <c>mandatory</c>. A publisher fails after a returned message, so
/// there is a new one for each message.
/// </summary>
internal sealed class ForgetfulPublisher(IEventPublisher inner) : IEventPublisher
{
    private bool _isBroken;

    public async Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        if (_isBroken) return;
        try
        {
            await inner.PublishAsync(message, cancellationToken);
        }
        catch (BrokerException e) when (e.Kind == BrokerError.NoGroup)
        {
            _isBroken = true;
        }
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
