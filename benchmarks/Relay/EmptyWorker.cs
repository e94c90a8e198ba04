using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting;
using TypedStreaming.RabbitMq;
using TypedStreaming.Relay;

namespace TypedStreaming.Benchmarks.Relay;

/// <summary>A worker in a host, with a handler that does nothing, and a backlog of all events.</summary>
internal sealed class EmptyWorker() : Measurement("worker with an empty handler", target: 15_000)
{
    protected override async Task<double> SecondsAsync(Uri server, RabbitMqBroker broker, StreamTopology stream, CancellationToken cancellationToken)
    {
        await using (var publisher = await broker.OpenPublisherAsync(stream, cancellationToken)) await PublishAllAsync(publisher, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSimpleConsole(static console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        var count = new HandledCount(Events);
        builder.Services.AddSingleton(count);
        builder.Services.AddTypedStreamingWorker("bench", _ => broker, options =>
                (options.Stream, options.Partitions, options.Group) = (stream.Name, stream.Partitions, Group))
            .AddHandler<AccountChange, EmptyHandler>(static options => options.Order = EventOrder.PerRecord)
            .IgnoreGaps();
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await count.All.WaitAsync(cancellationToken);
        var seconds = count.Seconds;
        await host.StopAsync(cancellationToken);
        return seconds;
    }
}
