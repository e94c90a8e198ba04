using TypedStreaming.Failover.Disturbances;
using TypedStreaming.Failover.Ledgers;
using TypedStreaming.Simulator;

namespace TypedStreaming.Failover;

/// <summary>One run, from its servers to its result, within a time limit. It leaves no process and no file.</summary>
internal static class FailoverRun
{
    public static async Task<int> RunAsync(FailoverOptions options, CancellationToken stopping)
    {
        if (PostgreSql.Tests.Servers.PrivateServer.Programs is not { } programs || !RabbitMq.Tests.Servers.PrivateServer.IsInstalled)
        {
            Console.WriteLine("Servers are missing: sudo apt-get install -y --no-install-recommends postgresql rabbitmq-server");
            return 3;
        }

        using var limit = new CancellationTokenSource(options.Limit, TimeProvider.System);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        var starting = (RabbitMq.Tests.Servers.PrivateServer.StartAsync(), PostgreSql.Tests.Servers.PrivateServer.StartAsync(programs));
        await using var broker = await starting.Item1;
        await using var database = await starting.Item2;
        await using var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions { User = Login.User, ExchangeLogCapacity = 0 }, ending.Token);
        org.AddChangeEvents("Account");
        var ledger = new Ledger();
        await using var entries = new LedgerServer(ledger);
        await using var cast = new Cast(options, org.Url, database.ConnectionString, broker.Address, entries.Port);
        var director = new Director(cast, org, broker, database, new Random(options.Seed));
        var test = new FailoverTest(options, cast, director, new ChangePublisher(org, ledger, options), ledger, entries);
        var failure = await FailureOfAsync(test, options, limit, ending.Token);
        var score = new Score(ledger, options, director.Takeovers, test.Kills);
        foreach (var defect in ledger.Defects()) Console.WriteLine(defect);
        if (failure is not null) Console.WriteLine(failure);
        Console.WriteLine(score);
        return failure is null && score.IsGood ? 0 : 1;
    }

    private static async Task<string?> FailureOfAsync(FailoverTest test, FailoverOptions options, CancellationTokenSource limit, CancellationToken ending)
    {
        try
        {
            await test.RunAsync(ending);
            return null;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return limit.IsCancellationRequested ? $"Not done within {options.Limit}." : "Interrupted.";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }
}
