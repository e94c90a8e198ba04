using System.Threading.Channels;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>Receives the messages of a partition from the client library, and keeps them until they are read.</summary>
internal sealed class PartitionConsumer(ServerChannel channel, GroupPartition partition, int prefetch) : AsyncDefaultBasicConsumer(channel.Channel)
{
    // The server sends no more than the prefetch.
    private readonly Channel<ReceivedMessage> _received = System.Threading.Channels.Channel.CreateBounded<ReceivedMessage>(new BoundedChannelOptions(prefetch) { SingleWriter = true });
    private volatile BrokerException? _failure;

    /// <exception cref="BrokerException">The channel has ended. Messages that were received and not taken are not returned, since another reader gets them.</exception>
    public async ValueTask<ReceivedMessage> NextAsync(CancellationToken cancellationToken)
    {
        if (_failure is { } failure) throw failure;
        try
        {
            return await _received.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw _failure!;
        }
    }

    /// <summary>Stops reading the partition, and reports an error to the caller that is reading it.</summary>
    public void Fail(BrokerException failure)
    {
        Interlocked.CompareExchange(ref _failure, failure, null);
        _received.Writer.TryComplete();
    }

    public override Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default)
    {
        // A message of another partition is a fault of the publisher, which the worker reports.
        var number = int.TryParse(routingKey, System.Globalization.NumberStyles.None, null, out var named) ? named : partition.Number;

        // The client library uses the memory of the body again.
        var message = new RelayMessage(number, MessageHeaders.Read(properties), body.ToArray(), properties.ContentType ?? "");
        return _received.Writer.WriteAsync(new ReceivedMessage(message, redelivered, deliveryTag), cancellationToken).AsTask();
    }

    /// <summary>Stops reading when the server has cancelled the consumer because the queue was deleted or is not available.</summary>
    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        Fail(channel.Failure(BrokerError.Unavailable, $"the queue '{Names.Queue(partition)}' was deleted, or is moving to another server. Open the reader again"));
        return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
    }
}
