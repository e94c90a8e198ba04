using Microsoft.Extensions.Hosting;
using TypedStreaming.PostgreSql;
using TypedStreaming.RabbitMq;

namespace ScaleOut;

/// <summary>
/// Runs the sample with real servers, which it starts. Readers and workers are separate processes, and some of them are killed.
/// </summary>
internal static class OnServers
{
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static bool AreInstalled =>
        TypedStreaming.PostgreSql.Tests.Servers.PrivateServer.Programs is not null && TypedStreaming.RabbitMq.Tests.Servers.PrivateServer.IsInstalled;

    public static async Task<int> RunAsync(CancellationToken stopping)
    {
        Console.WriteLine("--------  PostgreSQL and RabbitMQ start on free loopback ports, which takes some seconds");
        var starting = TypedStreaming.RabbitMq.Tests.Servers.PrivateServer.StartAsync();
        await using var database = await TypedStreaming.PostgreSql.Tests.Servers.PrivateServer.StartAsync(TypedStreaming.PostgreSql.Tests.Servers.PrivateServer.Programs!);
        await using var broker = await starting;
        await using var org = await LocalOrg.StartAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var tally = new Tally();
        Part Reader(string name) => Part.Start(name, tally, "--reader", org.Url.ToString(), database.ConnectionString, broker.Address.ToString());
        Part Worker(string name) => Part.Start(name, tally, "--worker", name, broker.Address.ToString());

        await using var worker1 = Worker("worker-1");
        await using var worker2 = Worker("worker-2");
        await using var reader1 = Reader("reader-1");
        await reader1.Active.WaitAsync(stopping);
        await using var reader2 = Reader("reader-2");
        var changing = org.ChangeAccountsAsync(ending.Token);
        await Task.Delay(Watch, TimeProvider.System, stopping);

        await worker1.KillAsync();
        await using var worker3 = Worker("worker-3");
        await Task.Delay(Watch, TimeProvider.System, stopping);

        await reader1.KillAsync();
        Console.WriteLine("--------  the lease of reader-1 ends after at most 17 seconds; then reader-2 reads what has been published since");
        await reader2.Active.WaitAsync(stopping);
        await Task.Delay(Watch, TimeProvider.System, stopping);

        await broker.KillAsync();
        Console.WriteLine("--------  RabbitMQ is killed and started again, which takes some seconds");
        await broker.BootAsync();
        await Task.Delay(Watch, TimeProvider.System, stopping);

        await ending.CancelAsync();
        await changing;
        return await End.ReportAsync(org, tally, Patience, stopping);
    }

    /// <summary>Runs a reader or a worker until the standard input of the process is closed.</summary>
    public static async Task<int> RunPartAsync(string[] args)
    {
        await using var broker = new RabbitMqBroker(new RabbitMqOptions { Uri = new Uri(args[^1]) });
        using var host = args[0] == "--reader"
            ? Services.Reader(new Uri(args[1]), broker, new PostgreSqlOptions { ConnectionString = args[2] })
            : Services.Worker<AccountHandler>(args[1], broker);
        await host.StartAsync();
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }
}
