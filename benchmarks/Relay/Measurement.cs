using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>One way to send events through the broker. Each measurement has its own stream.</summary>
internal abstract class Measurement(string name, double? target)
{
    /// <summary>The number of events in a round.</summary>
    public const int Events = 40_000;

    protected const int Partitions = 16;
    protected const string Group = "bench";

    public string Name => name;

    /// <summary>The number of events per second that it should reach, or null for a comparison.</summary>
    public double? Target => target;

    /// <summary>Measures one round.</summary>
    /// <returns>The number of events per second.</returns>
    public async Task<double> RateAsync(Uri server, CancellationToken cancellationToken)
    {
        await using var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = server });
        var stream = new StreamTopology($"bench-{Guid.NewGuid():n}", Partitions);

        // The group exists before the first event.
        var first = await broker.OpenReaderAsync(new GroupPartition(stream, Group, 0), 1, cancellationToken);
        await first.DisposeAsync();
        var seconds = await SecondsAsync(server, broker, stream, cancellationToken);
        await StreamRemover.RemoveAsync(server, stream, Group, cancellationToken);
        return Events / seconds;
    }

    /// <summary>Returns the time for all events.</summary>
    protected abstract Task<double> SecondsAsync(Uri server, RabbitMqBroker broker, StreamTopology stream, CancellationToken cancellationToken);

    /// <summary>Publishes all events, with 1,000 calls that have not ended at a time.</summary>
    protected static async Task PublishAllAsync(IEventPublisher publisher, CancellationToken cancellationToken)
    {
        using var window = new SemaphoreSlim(1000, 1000);
        var running = new List<Task>(Events);
        for (var number = 0; number < Events; number++)
        {
            await window.WaitAsync(cancellationToken);
            running.Add(PublishAsync(publisher.PublishAsync(Messages.Of(number, Partitions), cancellationToken), window));
        }

        await Task.WhenAll(running);
    }

    private static async Task PublishAsync(Task publishing, SemaphoreSlim window)
    {
        await publishing;
        window.Release();
    }
}
