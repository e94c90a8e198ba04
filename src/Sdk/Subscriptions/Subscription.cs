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
    private readonly Consumption<T> _consumption;
    private readonly OneAtATime _enumeration;

    internal Subscription(Consumption<T> consumption)
    {
        _consumption = consumption;
        _enumeration = new OneAtATime($"The subscription to {Channel}");
    }

    /// <summary>The channel, with its filter if there is one.</summary>
    public string Channel => _consumption.Channel;

    /// <summary>Takes the events, one enumeration at a time. Asking for the next one acknowledges the last.</summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>An enumeration that goes on where the last one left off: what it had not acknowledged comes again.</returns>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _enumeration.Enter();
        try
        {
            _consumption.Rewind();
            await foreach (var taken in EventStream.EventsAsync(_consumption, cancellationToken).ConfigureAwait(false)) yield return taken;
        }
        finally
        {
            _enumeration.Leave();
        }
    }

    /// <summary>
    /// Takes the events with what arrived around them; an event that cannot be read is one of them too. Each is acknowledged
    /// by <see cref="Delivery{T}.Acknowledge"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>An enumeration that goes on where the last one left off: what it had not acknowledged comes again.</returns>
    public async IAsyncEnumerable<Delivery<T>> Deliveries([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _enumeration.Enter();
        try
        {
            _consumption.Rewind();
            while (await _consumption.MoveAsync(cancellationToken).ConfigureAwait(false)) yield return new Delivery<T>(_consumption);
        }
        finally
        {
            _enumeration.Leave();
        }
    }

    /// <summary>
    /// Saves the position and lets the channel go. It waits for the store, and neither for the server nor for code that
    /// enumerates.
    /// </summary>
    /// <returns>A task that is done when the position is saved.</returns>
    /// <exception cref="StreamingException">The position could not be saved.</exception>
    public ValueTask DisposeAsync() => _consumption.DisposeAsync();
}
