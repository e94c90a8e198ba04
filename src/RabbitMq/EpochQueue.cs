using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>The epochs of a partition, in a queue that keeps only the newest ones.</summary>
internal sealed class EpochQueue(SharedConnection readers, SharedConnection publishers, GroupPartition partition)
{
    private const int Looks = 4;

    private readonly string _queue = Names.Epochs(partition);

    /// <summary>Reads all stored epochs of a partition, puts them back into the queue, and returns the highest one.</summary>
    /// <exception cref="BrokerException">The server failed.</exception>
    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        var connection = await readers.GetAsync(cancellationToken).ConfigureAwait(false);
        for (var look = 1; ; look++)
        {
            // A reader whose connection has just ended may still have the epochs for a moment, so an empty queue is read again.
            var highest = await ReadOnceAsync(connection, cancellationToken).ConfigureAwait(false);
            if (highest > 0 || look == Looks) return highest;
            await Task.Delay(TimeLimits.EmptyPause, connection.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="BrokerException">The epoch is not stored.</exception>
    public async Task StoreAsync(long epoch, CancellationToken cancellationToken)
    {
        var connection = await publishers.GetAsync(cancellationToken).ConfigureAwait(false);
        var exchange = Names.Exchange(partition.Stream);
        var publisher = await ConfirmedChannel.OpenAsync(
            connection, new Attempt($"store the epoch of {partition}", $"write on the exchange '{exchange}'"), exchange, new Rejections(NotStored, _ => NotStored()), cancellationToken).ConfigureAwait(false);
        await using var scope = publisher.ConfigureAwait(false);
        await publisher.PublishAsync(_queue, new BasicProperties(), Encoding.ASCII.GetBytes(epoch.ToString(CultureInfo.InvariantCulture)), cancellationToken).ConfigureAwait(false);
    }

    private async Task<long> ReadOnceAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        var attempt = new Attempt($"read the epoch of {partition}", $"read on the queue '{_queue}'");
        var channel = await connection.OpenChannelAsync(attempt, withConfirms: false, cancellationToken).ConfigureAwait(false);

        // The end of the channel gives the messages back.
        await using var scope = channel.ConfigureAwait(false);
        var highest = 0L;
        while (await channel.CallAsync(attempt, (calls, token) => calls.BasicGetAsync(_queue, autoAck: false, token), cancellationToken).ConfigureAwait(false) is { } stored)
        {
            if (long.TryParse(stored.Body.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)) highest = Math.Max(highest, epoch);
        }

        return highest;
    }

    private BrokerException NotStored() => new(BrokerError.NotStored, $"RabbitMQ has not stored the epoch of {partition}: the queue '{_queue}' was deleted, or has reached a limit. Open the reader again.");
}
