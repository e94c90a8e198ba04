using TypedStreaming.Relay.Brokers;

namespace TypedStreaming.Relay.Publishing;

/// <summary>Publishes events with one publisher of the broker, from the time at which the publisher was opened until its first failure.</summary>
/// <param name="publisher">The publisher, which the session disposes.</param>
/// <param name="unconfirmed">The events that are not yet confirmed.</param>
/// <param name="time">The clock.</param>
/// <param name="onProgress">A callback for each confirmation.</param>
internal sealed class PublisherSession(IEventPublisher publisher, UnconfirmedEvents unconfirmed, TimeProvider time, Action onProgress) : IAsyncDisposable
{
    private readonly CancellationTokenSource _failed = new();
    private readonly CancellationTokenSource _ended = new();
    private Exception? _failure;
    private int _publication;

    /// <summary>The token that is cancelled at the first failure of the publisher.</summary>
    public CancellationToken Failed => _failed.Token;

    /// <summary>The first failure of the publisher, or null if it has not failed.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Switches to a new publisher, and returns the events that must be published again.</summary>
    public IReadOnlyList<OutgoingEvent> Begin()
    {
        (_publication, var events) = unconfirmed.BeginPublication();
        return events;
    }

    /// <summary>Publishes all copies of an event, without waiting for their confirmation.</summary>
    public void Publish(OutgoingEvent outgoing)
    {
        foreach (var copy in outgoing.Copies) _ = PublishAsync(outgoing, copy);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);

        // If it fails, its events are published again by another publisher.
        await BrokerCalls.CloseAsync(publisher, time).ConfigureAwait(false);
    }

    private async Task PublishAsync(OutgoingEvent outgoing, RelayMessage copy)
    {
        try
        {
            await publisher.PublishAsync(copy, _ended.Token).WaitAsync(BrokerCalls.ConfirmTimeout, time, _ended.Token).ConfigureAwait(false);
            onProgress();
            unconfirmed.Confirm(outgoing, _publication);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The session has ended, and another one publishes the event again.
        }
        catch (TimeoutException e)
        {
            await FailAsync(new BrokerException(BrokerError.Unavailable, $"The broker did not confirm a message within {BrokerCalls.ConfirmTimeout.TotalSeconds:0} s. The message will be published again.", e)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await FailAsync(e).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(Exception failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is null) await _failed.CancelAsync().ConfigureAwait(false);
    }
}
