using TypedStreaming.Relay.Tests.Fixtures;
using TypedStreaming.Simulator;

namespace TypedStreaming.Relay.Tests;

/// <summary>Gaps of the channel, which are reported in each partition as a barrier.</summary>
public sealed class GapTests
{
    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(1);
    private static readonly string C = Ids.In(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_gap_of_the_channel_is_handled_once_in_each_partition_between_the_events_before_and_after_it()
    {
        await using var test = await RelayTest.CreateAsync(new SimulatedOrgOptions { FirstReplayId = 1000 });
        await test.CreateGroupAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, context, _) =>
        {
            if (account.Phone.Value == "before") await gate.Task;
            test.Journal.Add($"{account.Phone.Value} in {context.Partition!.Number}");
        });
        await test.PublishAsync(Copies.Change(1, "before", null, A, B, C, Ids.In(3)));
        var store = new InMemoryReplayStore();
        await using (var cursor = await store.OpenAsync(new ReplayKey(test.Org.OrganizationId, Account.Channel, "relay"), Token))
            await cursor.SaveAsync(new ReplayPosition { ReplayId = 7, At = TimeProvider.System.GetUtcNow() }, Token);
        await test.StartRelayAsync(more: builder => builder.UseReplayStore(_ => store));
        await test.ChangeAsync("after", A, B, C, Ids.In(3));
        while (test.Broker.Stored.Count < 8) await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Token);
        Assert.Empty(test.Journal.Entries);
        gate.SetResult();
        await test.Journal.WaitUntilAsync(static entries => entries.Count == 12);
        for (var partition = 0; partition < RelayTest.Partitions; partition++)
        {
            Assert.Equal(
                [$"before in {partition}", $"gap InvalidReplayId in {partition} []", $"after in {partition}"],
                test.Journal.Entries.Where(entry => entry.Contains($"in {partition}", StringComparison.Ordinal)));
        }

        await test.Broker.Journal.WaitForAsync("acknowledged 3", 3);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_gap_event_is_reported_with_its_records_in_their_partitions_only()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync();
        await test.StartRelayAsync();
        await test.ChangeAsync("1", A);
        await test.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "GAP_UPDATE", A, C, Ids.In(0, 1)), Token);
        await test.ChangeAsync("2", A);
        await test.Journal.WaitForAsync("2");
        await test.Broker.Journal.WaitForAsync("acknowledged 2");
        Assert.Equal(["1", $"gap GapEvent in 0 [{A} {Ids.In(0, 1)}]", "2"], test.Journal.Entries.Where(static entry => !entry.Contains("in 2", StringComparison.Ordinal)));
        Assert.Equal(1, test.Journal.Count($"gap GapEvent in 2 [{C}]"));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_overflow_is_reported_in_each_partition()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync();
        await test.StartRelayAsync();
        await test.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "GAP_OVERFLOW"), Token);
        await test.Journal.WaitUntilAsync(static entries => entries.Count == 4);
        Assert.Equal(Enumerable.Range(0, 4).Select(static number => $"gap Overflow in {number} []"), test.Journal.Entries.Order());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_gap_that_cannot_be_handled_ends_the_worker_and_comes_again_to_the_next_one()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync(
            "one", static (_, _, _) => ValueTask.CompletedTask, gaps: static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 2);
        await test.PublishAsync([.. Copies.Gap().Take(1), Copies.One(2, "2", A)]);
        await test.Log.WaitForAsync(300);
        Assert.Contains("The gap handler failed 2 times to handle a gap on /data/AccountChangeEvent", test.Log.Text, StringComparison.Ordinal);
        await test.StopAsync(worker);
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["gap InvalidReplayId in 0 []", "2"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_gap_that_is_not_stored_is_reported_again()
    {
        await using var test = await RelayTest.CreateAsync(new SimulatedOrgOptions { FirstReplayId = 1000 });
        await test.CreateGroupAsync();
        await test.StartWorkerAsync();
        var store = new InMemoryReplayStore();
        await using (var cursor = await store.OpenAsync(new ReplayKey(test.Org.OrganizationId, Account.Channel, "relay"), Token))
            await cursor.SaveAsync(new ReplayPosition { ReplayId = 7, At = TimeProvider.System.GetUtcNow() }, Token);
        var second = TimeSpan.FromSeconds(2);
        var time = new ScriptedTime(static due => due.TotalSeconds is 0.1 or 0.2 or 0.4 or 0.8 or 1, due => due == second);
        test.Broker.OnPublish = static _ => throw ScriptedBroker.Away();
        await test.StartRelayAsync(more: builder => builder.UseReplayStore(_ => store), time: time);
        await time.WaitForAsync(second);
        test.Broker.OnPublish = null;
        await time.PassAsync(second);
        await test.Journal.WaitUntilAsync(static entries => entries.Count == 4);
        Assert.Equal(Enumerable.Range(0, 4).Select(static number => $"gap InvalidReplayId in {number} []"), test.Journal.Entries.Order());
    }
}
