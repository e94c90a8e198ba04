using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Stores the state of a partition in a queue that keeps only the newest stored states.</summary>
internal sealed class PartitionStateQueue(SharedConnection readers, SharedConnection publishers, GroupPartition partition)
{
    private const int Looks = 4;

    private readonly string _queue = Names.State(partition);
    private StoredState? _last;

    /// <summary>
    /// Reads all stored states of a partition, puts them back into the queue, and returns the highest epoch (the number of the relay's lease) and the
    /// last worker.
    /// </summary>
    /// <exception cref="BrokerException">The server failed.</exception>
    public async Task<PartitionState> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = await readers.GetAsync(cancellationToken).ConfigureAwait(false);
        for (var look = 1; ; look++)
        {
            // A reader whose connection has just ended may still have the states for a moment, so an empty queue is read again.
            _last = await ReadOnceAsync(connection, cancellationToken).ConfigureAwait(false);
            if (_last.Sequence > 0 || look == Looks) return _last.State;
            await Task.Delay(TimeLimits.EmptyPause, connection.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="BrokerException">The state is not stored.</exception>
    public async Task StoreAsync(PartitionState state, CancellationToken cancellationToken)
    {
        if (_last is null) await ReadAsync(cancellationToken).ConfigureAwait(false);
        var next = new StoredState(state, _last!.Sequence + 1);
        var connection = await publishers.GetAsync(cancellationToken).ConfigureAwait(false);
        var exchange = Names.Exchange(partition.Stream);
        var publisher = await ConfirmedChannel.OpenAsync(
            connection, new Attempt($"store the state of {partition}", $"write on the exchange '{exchange}'"), exchange, new Rejections(NotStored, _ => NotStored()), cancellationToken).ConfigureAwait(false);
        await using var scope = publisher.ConfigureAwait(false);
        await publisher.PublishAsync(_queue, new BasicProperties(), next.ToBody(), cancellationToken).ConfigureAwait(false);
        _last = _last.With(next);
    }

    private async Task<StoredState> ReadOnceAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        var attempt = new Attempt($"read the state of {partition}", $"read on the queue '{_queue}'");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);

        // The end of the channel gives the messages back.
        await using var scope = channel.ConfigureAwait(false);
        var last = StoredState.None;
        while (await channel.CallAsync(attempt, (calls, token) => calls.BasicGetAsync(_queue, autoAck: false, token), cancellationToken).ConfigureAwait(false) is { } stored)
        {
            if (StoredState.Read(stored.Body.Span) is { } state) last = last.With(state);
        }

        return last;
    }

    private BrokerException NotStored() => new(BrokerError.NotStored, $"RabbitMQ has not stored the state of {partition}: the queue '{_queue}' was deleted, or has reached a limit. Open the reader again.");
}
