using RabbitMQ.Client;
using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>RabbitMQ.Client with its own tracking of confirms: what a program without the package does.</summary>
internal sealed class BarePublisher() : Measurement("RabbitMQ.Client publishes", target: null)
{
    protected override async Task<double> SecondsAsync(Uri server, RabbitMqBroker broker, StreamTopology stream, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = server }.CreateConnectionAsync(cancellationToken);
        var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        await using var channel = await connection.CreateChannelAsync(options, cancellationToken);
        await using var publisher = new ChannelPublisher(channel, $"typedstreaming.{stream.Name}");
        var begun = TimeProvider.System.GetTimestamp();
        await PublishAllAsync(publisher, cancellationToken);
        return TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
    }
}
