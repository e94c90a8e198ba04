using System.Threading.Channels;
using TypedStreaming.Relay;

namespace TypedStreaming.Failover.Sabotage;

/// <summary>Publishes each message a while after it was asked to, in order, also after it was cancelled and closed, with or without its epoch.</summary>
internal sealed class LatePublisher : IEventPublisher
{
    private readonly Channel<(RelayMessage Message, long Due, TaskCompletionSource Stored)> _waiting =
        Channel.CreateUnbounded<(RelayMessage, long, TaskCompletionSource)>();

    private readonly IEventPublisher _inner;
    private readonly TimeSpan _late;
    private readonly bool _hasEpoch;

    public LatePublisher(IEventPublisher inner, TimeSpan late, bool hasEpoch)
    {
        (_inner, _late, _hasEpoch) = (inner, late, hasEpoch);
        _ = PublishAllAsync();
    }

    public Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((Marked(message), TimeProvider.System.GetTimestamp(), stored));
        return stored.Task;
    }

    public ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private RelayMessage Marked(RelayMessage message) => _hasEpoch
        ? message
        : message with { Attributes = message.Attributes.Where(static attribute => attribute.Key != RelayAttributes.Epoch).ToDictionary() };

    private async Task PublishAllAsync()
    {
        await foreach (var (message, asked, stored) in _waiting.Reader.ReadAllAsync())
        {
            var remaining = _late - TimeProvider.System.GetElapsedTime(asked);
            if (remaining > TimeSpan.Zero) await Task.Delay(remaining, TimeProvider.System);
            _ = StoreAsync(message, stored);
        }

        // What the last calls have sent must be stored before the channel is closed.
        await Task.Delay(_late, TimeProvider.System);
        await _inner.DisposeAsync();
    }

    private async Task StoreAsync(RelayMessage message, TaskCompletionSource stored)
    {
        try
        {
            await _inner.PublishAsync(message, CancellationToken.None);
            stored.TrySetResult();
        }
        catch (Exception e)
        {
            stored.TrySetException(e);
        }
    }
}
