using TypedStreaming.Consumers;

namespace TypedStreaming;

/// <summary>
/// A subscription that the server has confirmed. After the confirmation, events are buffered, and can be enumerated later. The subscription exists
/// until it is disposed, even while no enumeration is running.
/// </summary>
/// <typeparam name="T">The type of the events.</typeparam>
public sealed class Subscription<T> : IAsyncEnumerable<T>, IAsyncDisposable
{
    private readonly QueueReader<T> _reader;
    private readonly OneAtATime _enumeration;

    internal Subscription(QueueReader<T> reader)
    {
        _reader = reader;
        _enumeration = new OneAtATime($"The subscription to {Channel}");
    }

    /// <summary>The channel, with its filter if there is one.</summary>
    public string Channel => _reader.Channel;

    /// <summary>
    /// Yields the events. Only one enumeration can run at a time. When the application asks for the next event, the previous one is acknowledged.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>An enumeration that continues where the last one stopped. Events that the application did not acknowledge come again.</returns>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new EventEnumeration<T>(BeginAsync, EndAsync, cancellationToken);

    /// <summary>
    /// Yields the events with their metadata. An event that cannot be read is yielded with its error. Each event is acknowledged by
    /// <see cref="Delivery{T}.Acknowledge"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for the next event with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>An enumeration that continues where the last one stopped. Events that the application did not acknowledge come again.</returns>
    public IAsyncEnumerable<Delivery<T>> Deliveries(CancellationToken cancellationToken = default) =>
        new EventStream<Delivery<T>>(token => new DeliveryEnumeration<T>(BeginAsync, EndAsync, token), cancellationToken);

    /// <summary>
    /// Saves the position and releases the channel. The method waits until the position is saved. It does not wait for the server, or for code that
    /// enumerates the events.
    /// </summary>
    /// <returns>A task that is done when the position is saved.</returns>
    /// <exception cref="StreamingException">The position could not be saved.</exception>
    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private Task<QueueReader<T>?> BeginAsync(CancellationToken cancellationToken)
    {
        _enumeration.Enter();
        _reader.Rewind();
        return Task.FromResult<QueueReader<T>?>(_reader);
    }

    private ValueTask EndAsync(QueueReader<T> reader)
    {
        _enumeration.Leave();
        return ValueTask.CompletedTask;
    }
}
