using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq;

/// <summary>
/// A consumer of a queue without messages, by which the readers of a partition are counted: of a queue with a single active consumer, the server counts
/// the active one only.
/// </summary>
internal sealed class PresenceConsumer(ServerChannel channel, PartitionConsumer reader) : AsyncDefaultBasicConsumer(channel.Channel)
{
    /// <summary>Called when the server has cancelled this consumer. A reader that is not counted must be opened again.</summary>
    public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
    {
        reader.Fail(channel.Failure(BrokerError.Unavailable, "the queue that counts the readers was deleted, or moves to another server. Open the reader again"));
        return base.HandleBasicCancelAsync(consumerTag, cancellationToken);
    }
}
