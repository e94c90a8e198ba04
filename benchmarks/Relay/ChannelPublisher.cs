using System.Globalization;
using RabbitMQ.Client;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>Publishes over a channel of RabbitMQ.Client.</summary>
internal sealed class ChannelPublisher(IChannel channel, string exchange) : IEventPublisher
{
    public async Task PublishAsync(RelayMessage message, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = message.ContentType,
            Headers = message.Attributes.ToDictionary(static attribute => $"cloudEvents_{attribute.Key}", static attribute => (object?)attribute.Value),
        };
        await channel.BasicPublishAsync(exchange, message.Partition.ToString(CultureInfo.InvariantCulture), mandatory: true, properties, message.Body, cancellationToken);
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();
}
