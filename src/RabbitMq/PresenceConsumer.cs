using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// A RabbitMQ consumer of a queue without messages. Each reader of a partition has such a consumer, so that the readers can be counted. The
/// queue with the messages cannot be used for counting: it has a single active consumer, and the server counts only that consumer.
/// </summary>
internal sealed class PresenceConsumer(ServerChannel channel, PartitionConsumer reader) : AsyncDefaultBasicConsumer(channel.Channel)
{
    /// <summary>
    /// Ends the reader when the server has cancelled the consumer that represents this reader in the count of readers. The reader must then be
    /// reopened.
    /// </summary>
    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        reader.Fail(channel.Failure(BrokerError.Unavailable, "the queue used to count the readers was deleted, or is moving to another server. Open the reader again"));
        return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
    }
}
