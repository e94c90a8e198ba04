using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Publishes the messages of a stream to RabbitMQ.</summary>
internal sealed class StreamPublisher(StreamTopology stream, ConfirmedChannel channel) : IEventPublisher
{
    public static async Task<StreamPublisher> OpenAsync(ServerConnection connection, StreamTopology stream, CancellationToken cancellationToken)
    {
        await Topology.DeclareStreamAsync(connection, stream, cancellationToken).ConfigureAwait(false);
        var exchange = Names.Exchange(stream);
        var channel = await ConfirmedChannel.OpenAsync(
            connection, new Attempt($"store messages of the stream {stream.Name}", $"write on the exchange '{exchange}'"), exchange, Rejections(stream), cancellationToken).ConfigureAwait(false);
        return new StreamPublisher(stream, channel);
    }

    public async Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNegative(message.Partition, nameof(message));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(message.Partition, stream.Partitions, nameof(message));
        await channel.PublishAsync(message.Partition.ToString(), MessageHeaders.Write(message), message.Body, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    private static Rejections Rejections(StreamTopology stream) => new(
        () => new BrokerException(
            BrokerError.NotStored,
            $"RabbitMQ has not stored a message of the stream {stream.Name}: a queue has reached a limit, or is not available. Check the queues, and the policies that limit them."),
        partition => new BrokerException(
            BrokerError.NoGroup,
            $"No group reads the stream {stream.Name}: partition {partition} has no queue, so the message would be lost. Start a worker, which creates the queues of its group."));
}
