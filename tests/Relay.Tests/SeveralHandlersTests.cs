using Microsoft.Extensions.Hosting;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>Two handlers of one channel in one worker, and the orders of a worker.</summary>
public sealed class SeveralHandlersTests
{
    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(1);

    [Fact(Timeout = 30_000)]
    public async Task A_message_is_acknowledged_when_all_its_handlers_are_done()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartAsync(test, context => context.Consumer == "audit" ? gate.Task : Task.CompletedTask);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Journal.WaitForAsync("default 2");
        Assert.Equal(0, test.Broker.Journal.Count("acknowledged 0"));
        gate.SetResult();
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(["audit 1", "audit 2"], test.Journal.Entries.Where(static entry => entry.StartsWith("audit", StringComparison.Ordinal)));
        Assert.Equal(4, test.Journal.Entries.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_message_that_only_one_handler_has_handled_comes_again_for_both()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var isFirst = true;
        await StartAsync(test, context =>
        {
            if (context.Consumer != "audit" || !isFirst) return Task.CompletedTask;
            test.Journal.Add("audit begins");
            return new TaskCompletionSource().Task;
        });
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Journal.WaitForAsync("default 1");
        await test.Journal.WaitForAsync("audit begins");
        isFirst = false;
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Journal.WaitForAsync("default 1", 2);
        await test.Journal.WaitForAsync("audit 1");
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_order_of_the_channel_is_an_order_for_each_partition()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        await test.StartWorkerAsync("one", async (account, context, _) =>
        {
            if (context.Partition!.Number == 0) Assert.Equal(1, Interlocked.Increment(ref running));
            test.Journal.Add($"begun {account.Phone.Value}");
            if (account.Phone.Value == "1") await gate.Task;
            if (context.Partition.Number == 0) Interlocked.Decrement(ref running);
            test.Journal.Add(account.Phone.Value!);
        }, handler: static options => options.Order = EventOrder.PerChannel);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", Ids.In(0, 1)), Copies.One(3, "3", B), Copies.One(4, "4", B));
        await test.Journal.WaitForAsync("4");
        Assert.Equal(["3", "4"], test.Journal.Entries.Where(static entry => !entry.StartsWith("begun", StringComparison.Ordinal)));
        Assert.DoesNotContain("begun 2", test.Journal.Entries);
        gate.SetResult();
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["begun 1", "1", "begun 2", "2"], test.Journal.Entries.Where(static entry => entry.EndsWith('1') || entry.EndsWith('2')));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_of_several_records_of_a_partition_waits_for_the_earlier_events_of_all_of_them()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            if (account.Phone.Value == "1") await gate.Task;
            test.Journal.Add(account.Phone.Value!);
        });
        await test.PublishAsync([Copies.One(1, "1", A), .. Copies.Change(2, "2", null, A, Ids.In(0, 1), B), Copies.One(3, "3", Ids.In(0, 1)), Copies.One(4, "4", Ids.In(0, 2))]);
        await test.Journal.WaitForAsync("4");
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["2", "4"], test.Journal.Entries.Order());
        gate.SetResult();
        await test.Journal.WaitForAsync("3");
        Assert.Equal(["1", "2", "3"], test.Journal.Entries.Skip(2));
    }

    private static Task<IHost> StartAsync(RelayTest test, Func<EventHandlingContext, Task> handle) => test.StartWorkerAsync(
        "one",
        async (account, context, token) =>
        {
            await handle(context).WaitAsync(token);
            test.Journal.Add($"{context.Consumer} {account.Phone.Value}");
        },
        more: static builder => builder.AddHandler<Account, ScriptedHandler<Account>>(static options => options.Consumer = "audit"));
}
