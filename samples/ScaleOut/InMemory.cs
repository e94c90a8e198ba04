using Microsoft.Extensions.Hosting;
using TypedStreaming.Relay;

namespace ScaleOut;

/// <summary>Runs the sample without servers: the broker is in the memory of this process. One of the workers stops and starts again.</summary>
internal static class InMemory
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(CancellationToken stopping)
    {
        await using var org = await LocalOrg.StartAsync();
        await using var broker = new InMemoryBroker();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var tally = new Tally();
        using var output = new TallyingOutput(Console.Out, tally);
        Console.SetOut(output);

        using var worker1 = await StartAsync(Services.Worker<AccountHandler>("worker-1", broker));
        var worker2 = await StartAsync(Services.Worker<AccountHandler>("worker-2", broker));
        using var reader = await StartAsync(Services.Reader(org.Url, broker));
        var changing = org.ChangeAccountsAsync(ending.Token);
        await Task.Delay(Watch, TimeProvider.System, stopping);

        Console.WriteLine("--------  worker-2 stops; worker-1 gets its partitions");
        await worker2.StopAsync(stopping);
        worker2.Dispose();
        await Task.Delay(Watch, TimeProvider.System, stopping);

        Console.WriteLine("--------  worker-3 starts; worker-1 hands partitions over to it, one every two seconds");
        using var worker3 = await StartAsync(Services.Worker<AccountHandler>("worker-3", broker));
        await Task.Delay(2 * Watch, TimeProvider.System, stopping);

        await ending.CancelAsync();
        await changing;
        var result = await End.ReportAsync(org, tally, Patience, stopping);
        foreach (var host in (IHost[])[reader, worker1, worker3]) await host.StopAsync(stopping);
        return result;
    }

    private static async Task<IHost> StartAsync(IHost host)
    {
        await host.StartAsync();
        return host;
    }
}
