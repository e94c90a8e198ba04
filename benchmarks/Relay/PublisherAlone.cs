using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>The publisher of the broker, with confirms and <c>mandatory</c>.</summary>
internal sealed class PublisherAlone() : Measurement("publisher alone", target: 8_000)
{
    protected override async Task<double> SecondsAsync(Uri server, RabbitMqBroker broker, StreamTopology stream, CancellationToken cancellationToken)
    {
        await using var publisher = await broker.OpenPublisherAsync(stream, cancellationToken);
        var begun = TimeProvider.System.GetTimestamp();
        await PublishAllAsync(publisher, cancellationToken);
        return TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
    }
}
