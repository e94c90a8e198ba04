using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Benchmarks.Harness;
using TypedStreaming.Hosting;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>One round: a new client receives all events in one of the ways.</summary>
internal sealed class Round(Uri server, int events)
{
    private readonly Count _count = new(events);

    public Task<Cost> RunAsync(Taker taker) => taker switch
    {
        Taker.Events => MeasureClientAsync(TakeEventsAsync),
        Taker.Deliveries => MeasureClientAsync(TakeDeliveriesAsync),
        Taker.Scope => MeasureClientAsync(TakeInScopesAsync),
        Taker.Handler => MeasureHostAsync(static _ => { }),
        _ => MeasureHostAsync(static options => (options.Order, options.Key) = (EventOrder.PerKey, static account => account.Id)),
    };

    private async Task<Cost> MeasureClientAsync(Func<StreamingClient, Task> take)
    {
        await using var client = MeasuredClient.Create(server, NullLoggerFactory.Instance);
        return await MeasureAsync(() => take(client));
    }

    private async Task<Cost> MeasureHostAsync(Action<HandlerOptions<AccountUpdate>> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(_count);
        builder.Services.AddTypedStreaming(static _ => { }).UseLogin(_ => new StaticToken("benchmark", server)).AddHandler<AccountUpdate, CountingHandler>(configure);
        using var host = builder.Build();
        var cost = await MeasureAsync(async () =>
        {
            await host.StartAsync();
            await _count.All;
        });
        await host.StopAsync();
        return cost;
    }

    private async Task<Cost> MeasureAsync(Func<Task> take)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        await take();
        time = Environment.CpuUsage.TotalTime - time;
        return new Cost(time.TotalNanoseconds / events, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / events);
    }

    private async Task TakeEventsAsync(StreamingClient client)
    {
        await foreach (var account in client.Events<AccountUpdate>(MeasuredClient.FromStoredOrEarliest))
        {
            if (_count.Add(account)) break;
        }
    }

    private async Task TakeDeliveriesAsync(StreamingClient client)
    {
        await foreach (var delivery in client.Deliveries<AccountUpdate>(MeasuredClient.FromStoredOrEarliest))
        {
            var isLast = _count.Add(delivery.Event);
            delivery.Acknowledge();
            if (isLast) break;
        }
    }

    private async Task TakeInScopesAsync(StreamingClient client)
    {
        await using var services = new ServiceCollection().AddSingleton(_count).AddScoped<ScopedCounter>().BuildServiceProvider();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        await foreach (var delivery in client.Deliveries<AccountUpdate>(MeasuredClient.FromStoredOrEarliest))
        {
            bool isLast;
            await using (var scope = scopes.CreateAsyncScope()) isLast = scope.ServiceProvider.GetRequiredService<ScopedCounter>().Add(delivery.Event);
            delivery.Acknowledge();
            if (isLast) break;
        }
    }
}
