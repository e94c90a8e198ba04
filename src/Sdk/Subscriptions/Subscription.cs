using System.Runtime.CompilerServices;
using TypedStreaming.Subscriptions;

namespace TypedStreaming;

/// <summary>
/// A subscription that the server has confirmed: events are buffered from then on, and can be enumerated later. It holds
/// its channel until it is disposed, also between enumerations.
/// </summary>
/// <typeparam name="T">The type of the events.</typeparam>
public sealed class Subscription<T> : IAsyncEnumerable<T>, IAsyncDisposable
{
    private readonly SubscriptionTable _table;
    private readonly QueueingConsumer<ReceivedEvent<T>> _consumer;
    private readonly OneAtATime _enumeration;

    internal Subscription(SubscriptionTable table, QueueingConsumer<ReceivedEvent<T>> consumer)
    {
        _table = table;
        _consumer = consumer;
        _enumeration = new OneAtATime($"The subscription to {Channel}");
    }

    /// <summary>The channel, with its filter if there is one.</summary>
    public string Channel => _consumer.Channel.Full;

    /// <summary>Takes the events, one enumeration at a time.</summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>An enumeration that goes on where the last one left off.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var received in TakeAsync(cancellationToken).ConfigureAwait(false))
            yield return received.Error is null ? received.Event! : throw received.Error;
    }

    /// <summary>Takes the events with what arrived around them; an event that cannot be read is one of them too.</summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>An enumeration that goes on where the last one left off.</returns>
    public async IAsyncEnumerable<Delivery<T>> Deliveries([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var received in TakeAsync(cancellationToken).ConfigureAwait(false))
            yield return new Delivery<T>(Channel, received);
    }

    /// <summary>Lets the channel go. Neither waits for the server nor for code that enumerates.</summary>
    /// <returns>A finished task.</returns>
    public ValueTask DisposeAsync()
    {
        _table.Detach(_consumer);
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<ReceivedEvent<T>> TakeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _enumeration.Enter();
        try
        {
            while (await _consumer.Queue.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_consumer.Queue.TryTake(out var received)) yield return received;
            }
        }
        finally
        {
            _enumeration.Leave();
        }
    }
}
