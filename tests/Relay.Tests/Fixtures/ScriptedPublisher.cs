using TypedStreaming.Relay.Messages;

namespace TypedStreaming.Relay.Tests.Fixtures;

internal sealed class ScriptedPublisher(ScriptedBroker broker, IEventPublisher inner) : IEventPublisher
{
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Publishes the probes of a relay as they are: the scripts are about events.</summary>
    public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken) =>
        ProbeMessage.Is(message) ? inner.PublishAsync(message, cancellationToken) : PublishEventAsync(message, cancellationToken);

    public ValueTask DisposeAsync()
    {
        broker.Journal.Add("publisher closed");
        return inner.DisposeAsync();
    }

    private async Task PublishEventAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        if (_failed.Task.IsFaulted) await _failed.Task;
        try
        {
            broker.OnPublish?.Invoke(message);
            await inner.PublishAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // All calls that have not ended fail too.
            _failed.TrySetException(e);
            throw;
        }

        broker.Store(message);
        if (broker.OnConfirm?.Invoke(message) is { IsCompleted: false } confirmed) await (await Task.WhenAny(confirmed, _failed.Task)).WaitAsync(cancellationToken);
        broker.Journal.Add("confirmed");
    }
}
