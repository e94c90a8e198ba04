using Microsoft.Extensions.Logging;
using TypedStreaming.PostgreSql.Tests.Servers;
using TypedStreaming.Simulator;

namespace TypedStreaming.PostgreSql.Tests.Replicas;

/// <summary>Two replicas of a service over one database.</summary>
public sealed class ReplicaTests(PostgreSqlServer server) : DatabaseTest(server)
{
    private const int Limit = 60_000;
    private const int Events = 50;

    [Fact(Timeout = Limit)]
    public async Task One_reads_the_other_stands_by_and_takes_over_without_a_lost_or_repeated_event()
    {
        await using var org = await StartOrgAsync();
        await using var first = await Replica.StartAsync(org, Options(), usesLease: true);
        first.Orders.Gated = "order 20";
        await first.Log.WaitForAsync(319);
        await using var second = await Replica.StartAsync(org, Options(), usesLease: true);
        await second.Log.WaitForAsync(318);
        for (var number = 0; number < Events; number++) await PublishAsync(org, $"order {number}");
        await first.Orders.WaitForAsync("order 20");
        var stopping = first.StopAsync();
        await first.StopsAsync();
        Assert.Empty(second.Orders.All);
        first.Orders.Gate.SetResult();
        await stopping;

        // The lease has not run out: it is free, or the stand-by has it already.
        Assert.True(await ExecuteAsync($"SELECT until <= now() OR epoch > {first.Orders.All[0].Epoch} FROM {Schema}.typedstreaming_lease") is true);
        await second.Log.WaitForAsync(319);
        await second.Orders.WaitForAsync($"order {Events - 1}");

        Assert.Equal(Enumerable.Range(0, Events).Select(static number => $"order {number}"), first.Orders.All.Concat(second.Orders.All).Select(static order => order.Id));
        Assert.Equal(21, first.Orders.All.Count);
        Assert.True(Assert.Single(first.Orders.All.Select(static order => order.Epoch).Distinct()) < Assert.Single(second.Orders.All.Select(static order => order.Epoch).Distinct()));
        Assert.DoesNotContain(first.Log.All.Concat(second.Log.All), static line => line.Level >= LogLevel.Warning);
    }

    /// <summary>The row of the lease ends in the database, as after a stop of the process. The holder learns of it at its next renewal.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_holder_whose_lease_ended_cancels_its_handlers_and_stands_by()
    {
        await using var org = await StartOrgAsync();
        await using var first = await Replica.StartAsync(org, Options(), usesLease: true);
        first.Orders.Gated = "order 0";
        await PublishAsync(org, "order 0");
        await first.Orders.WaitForAsync("order 0");
        await using var second = await Replica.StartAsync(org, Options(), usesLease: true);
        await second.Log.WaitForAsync(318);

        await ExecuteAsync($"UPDATE {Schema}.typedstreaming_lease SET until = now() - interval '1 s'");

        await second.Orders.WaitForAsync("order 0");
        await first.Log.WaitForAsync(320);
        first.Orders.Gate.SetResult();
        await PublishAsync(org, "order 1");
        await second.Orders.WaitForAsync("order 1");
        Assert.Single(first.Orders.All);
        Assert.DoesNotContain(first.Log.All, static line => line.Id == 300);
    }

    /// <summary>The negative control: without a lease, both read, and the loser of the position ends for good.</summary>
    [Fact(Timeout = Limit)]
    public async Task Without_a_lease_the_loser_stops_with_exit_code_1_and_one_message_that_names_UseLease()
    {
        await using var org = await StartOrgAsync();
        await using var first = await Replica.StartAsync(org, Options(), usesLease: false);
        await org.WaitForSubscribersAsync("/topic/Orders", 1, Token);
        await using var second = await Replica.StartAsync(org, Options(), usesLease: false);
        await org.WaitForSubscribersAsync("/topic/Orders", 2, Token);
        await PublishAsync(org, "order 0");

        await first.StopsAsync();
        await first.StopAsync();

        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
        await second.Orders.WaitForAsync("order 0");
        await second.StopAsync();
        Assert.Equal(0, Environment.ExitCode);
        var critical = Assert.Single(first.Log.All.Concat(second.Log.All), static line => line.Level == LogLevel.Critical).Text;
        Assert.Contains("The host stops.", critical, StringComparison.Ordinal);
        Assert.Contains("add UseLease", critical, StringComparison.Ordinal);
        Assert.Contains($"by another client of this process ({Environment.ProcessId} on", critical, StringComparison.Ordinal);
    }

    private static async Task<SimulatedOrg> StartOrgAsync()
    {
        var org = await SimulatedOrg.StartAsync(new SimulatedOrgOptions(), Token);
        org.AddPushTopic("Orders");
        return org;
    }

    private static Task<long> PublishAsync(SimulatedOrg org, string id) =>
        org.PublishPushTopicAsync("/topic/Orders", "updated", new { Id = id }, Token).AsTask();
}
