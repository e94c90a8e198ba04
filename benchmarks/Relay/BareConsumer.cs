using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>RabbitMQ.Client with a channel for each partition, which acknowledges each message: what a program without the package does.</summary>
internal sealed class BareConsumer() : Measurement("RabbitMQ.Client consumes", target: null)
{
    protected override async Task<double> SecondsAsync(Uri server, RabbitMqBroker broker, StreamTopology stream, CancellationToken cancellationToken)
    {
        await using (var publisher = await broker.OpenPublisherAsync(stream, cancellationToken)) await PublishAllAsync(publisher, cancellationToken);
        var count = new HandledCount(Events);
        await using var connection = await new ConnectionFactory { Uri = server }.CreateConnectionAsync(cancellationToken);
        for (var partition = 0; partition < Partitions; partition++)
        {
            var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await channel.BasicQosAsync(0, 100, global: false, cancellationToken);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += async (_, delivery) =>
            {
                count.Add();
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None);
            };
            var queue = string.Create(CultureInfo.InvariantCulture, $"typedstreaming.{stream.Name}.{Group}.{partition}");
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
        }

        await count.All.WaitAsync(cancellationToken);
        return count.Seconds;
    }
}
