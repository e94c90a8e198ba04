using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// Stores the dead letters of a worker group in a queue whose length and message age are limited. The dead letters are read on the connection of
/// the readers, because a server that is low on memory does not block that connection.
/// </summary>
internal sealed class DeadLetterQueue(SharedConnection publishers, SharedConnection readers, StreamTopology stream, string group, DeadLetterLimits limits)
    : IDeadLetterStore
{
    private const int Looks = 50;

    private readonly string _queue = Names.DeadLetters(stream, group);
    private readonly Attempt _taking = new($"return the dead letters of {stream.Name}/{group}", $"read on the queue '{Names.DeadLetters(stream, group)}'");
    private readonly SemaphoreSlim _gate = new(1);
    private ConfirmedChannel? _publisher;
    private bool _isDisposed;

    /// <exception cref="BrokerException">The server failed, or the queue exists with other limits.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        await Topology.DeclareDeadLettersAsync(await publishers.GetAsync(cancellationToken).ConfigureAwait(false), stream, group, limits, cancellationToken).ConfigureAwait(false);

    public async Task StoreAsync(ReadOnlyMemory<byte> letter, CancellationToken cancellationToken)
    {
        var publisher = await PublisherAsync(cancellationToken).ConfigureAwait(false);
        await publisher.PublishAsync(_queue, new BasicProperties(), letter, cancellationToken).ConfigureAwait(false);
    }

    public async Task TakeAllAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> isDone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isDone);
        var connection = await readers.GetAsync(cancellationToken).ConfigureAwait(false);
        var (held, remaining) = (0, 0L);
        try
        {
            var channel = await connection.OpenChannelAsync(_taking, withConfirms: false, cancellationToken).ConfigureAwait(false);

            // The end of the channel gives the letters back that are not acknowledged, in their order.
            await using var scope = channel.ConfigureAwait(false);
            for (var count = remaining = await CountAsync(channel, cancellationToken).ConfigureAwait(false); count > 0; count--)
            {
                var letter = await channel.CallAsync(_taking, (calls, token) => calls.BasicGetAsync(_queue, autoAck: false, token), cancellationToken).ConfigureAwait(false);
                if (letter is null) return;
                held++;
                if (!await isDone(letter.Body, cancellationToken).ConfigureAwait(false)) continue;
                await channel.CallAsync(_taking, (calls, token) => calls.BasicAckAsync(letter.DeliveryTag, multiple: false, token).AsTask(), cancellationToken).ConfigureAwait(false);
                (held, remaining) = (held - 1, remaining - 1);
            }
        }
        finally
        {
            if (held > 0) await WaitForReturnAsync(connection, remaining).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            if (_publisher is not null) await _publisher.DisposeAsync().ConfigureAwait(false);
            _publisher = null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Waits until the server has noticed the end of a channel and has put the unacknowledged dead letters of this channel back into the queue,
    /// so that the next call finds them. The method never throws, and waits only for a short time.
    /// </summary>
    private async Task WaitForReturnAsync(ServerConnection connection, long letters)
    {
        try
        {
            var channel = await connection.OpenChannelAsync(_taking, withConfirms: false, CancellationToken.None).ConfigureAwait(false);
            await using var scope = channel.ConfigureAwait(false);
            for (var look = 0; look < Looks && await CountAsync(channel, CancellationToken.None).ConfigureAwait(false) < letters; look++)
                await Task.Delay(TimeLimits.ReturnPause, connection.Time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (BrokerException)
        {
            // The letters are back later.
        }
    }

    private async Task<uint> CountAsync(ServerChannel channel, CancellationToken cancellationToken) =>
        (await channel.CallAsync(_taking, (calls, token) => calls.QueueDeclarePassiveAsync(_queue, token), cancellationToken).ConfigureAwait(false)).MessageCount;

    /// <summary>
    /// Returns the channel on which dead letters are published. After a failure, it opens a new channel and declares the queue again, because the
    /// queue may have been deleted.
    /// </summary>
    private async Task<ConfirmedChannel> PublisherAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_publisher is { HasFailed: false }) return _publisher;
            if (_publisher is not null) await _publisher.DisposeAsync().ConfigureAwait(false);
            _publisher = null;
            return _publisher = await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ConfirmedChannel> OpenAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var connection = await publishers.GetAsync(cancellationToken).ConfigureAwait(false);
        var exchange = Names.Exchange(stream);
        return await ConfirmedChannel.OpenAsync(
            connection,
            new Attempt($"store dead letters of {stream.Name}/{group}", $"write on the exchange '{exchange}'"),
            exchange,
            new Rejections(Full, _ => Deleted()),
            cancellationToken).ConfigureAwait(false);
    }

    private BrokerException Full() => new(
        BrokerError.NotStored,
        $"RabbitMQ has not stored a dead letter of {stream.Name}/{group}: the queue '{_queue}' contains the maximum of {limits.Count} dead letters, or is not available. Reprocess or delete dead letters, or increase {nameof(RabbitMqOptions.MaxDeadLetters)}.");

    private BrokerException Deleted() => new(
        BrokerError.NotStored, $"RabbitMQ has not stored a dead letter of {stream.Name}/{group}: the queue '{_queue}' was deleted. It will be created again at the next attempt.");
}
