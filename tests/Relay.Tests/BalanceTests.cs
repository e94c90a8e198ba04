using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using TypedStreaming.Relay.Tests.Fixtures;
using TypedStreaming.Relay.Workers;

namespace TypedStreaming.Relay.Tests;

/// <summary>Several workers of one group: who has which partition, and how one is handed over.</summary>
public sealed class BalanceTests
{
    /// <summary>
    /// Lets intervals pass until a number of partitions were handed over. A check hands nothing over if it comes before the other worker is known to the group.
    /// </summary>
    private static async Task HandedOverAsync(RelayTest test, ScriptedTime clock, int partitions)
    {
        var handedOver = test.Log.WaitForAsync(404, partitions);
        while (await Task.WhenAny(handedOver, Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System)) != handedOver) await clock.PassAsync(Interval);
        await handedOver;
    }

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(7);

    [Theory]
    [InlineData(16, 1, 16)]
    [InlineData(16, 2, 8)]
    [InlineData(16, 3, 6)]
    [InlineData(4, 5, 1)]
    public void The_share_of_a_worker_is_rounded_up(int partitions, int workers, int share) => Assert.Equal(share, PartitionBalance.ShareOf(partitions, workers));

    [Fact(Timeout = 30_000)]
    public async Task A_worker_with_more_than_its_share_hands_over_one_partition_after_each_interval_and_each_record_keeps_its_order()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var (first, second) = (Clock(), Clock());
        var handled = new ConcurrentQueue<(string Worker, string Record, int Number)>();
        await StartAsync(test, "one", first, handled);
        await PublishAsync(test, 1, 50);
        await test.Broker.Journal.WaitForAsync("acknowledged 3", 50);
        await StartAsync(test, "two", second, handled);
        for (var partition = 0; partition < RelayTest.Partitions; partition++) await test.Broker.Journal.WaitForAsync($"reader {partition}", 2);
        for (var round = 1; round <= 2; round++)
        {
            var publishing = PublishAsync(test, (round * 50) + 1, 50);
            await first.PassAsync(Interval);
            await publishing;
            await HandedOverAsync(test, first, round);
        }

        await PublishAsync(test, 151, 50);
        await WaitForAllAsync(test);

        // Each has its share now, so that a further check hands nothing over.
        await first.PassAsync(Interval);
        await first.WaitForAsync(Interval);
        await second.PassAsync(Interval);
        await second.WaitForAsync(Interval);
        Assert.Equal(2, test.Log.Entries.Count(static entry => entry.Id.Id == 404));
        Assert.Contains("has 4 of 4 partitions, and the group has 2 workers.", test.Log.Text, StringComparison.Ordinal);
        Assert.Equal(2, handled.Where(static one => one is { Worker: "two", Number: > 150 }).Select(static one => one.Record).Distinct().Count());
        Assert.Equal(2, handled.Where(static one => one is { Worker: "one", Number: > 150 }).Select(static one => one.Record).Distinct().Count());
        foreach (var record in handled.GroupBy(static one => one.Record)) Assert.Equal(Enumerable.Range(1, 200), record.Select(static one => one.Number));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_partition_is_handed_over_after_the_running_attempt_and_the_next_worker_begins_after_it()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var (first, second) = (Clock(), Clock());
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add($"one begins {account.Phone.Value}");
            await gate.Task;
            test.Journal.Add($"one ends {account.Phone.Value}");
        }, static options => options.BalanceInterval = Interval, time: first);
        await test.PublishAsync(Enumerable.Range(0, 4).Select(static partition => Copies.One(partition, $"{partition}", Ids.In(partition))));
        for (var partition = 0; partition < 4; partition++) await test.Journal.WaitForAsync($"one begins {partition}");
        await test.StartWorkerAsync("two", (account, _, _) =>
        {
            test.Journal.Add($"two {account.Phone.Value}");
            return ValueTask.CompletedTask;
        }, static options => options.BalanceInterval = Interval, time: second);
        for (var partition = 0; partition < RelayTest.Partitions; partition++) await test.Broker.Journal.WaitForAsync($"reader {partition}", 2);
        await first.PassAsync(Interval);
        await HandedOverAsync(test, first, 1);
        await test.PublishAsync(Enumerable.Range(0, 4).Select(static partition => Copies.One(10 + partition, $"1{partition}", Ids.In(partition))));

        // Nothing is given up as long as the attempts run.
        var closed = test.Broker.Journal.WaitUntilAsync(static entries => entries.Any(static entry => entry.StartsWith("reader closed", StringComparison.Ordinal)));
        await Task.WhenAny(closed, Task.Delay(TimeSpan.FromSeconds(0.25), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.False(closed.IsCompleted);
        gate.SetResult();
        await closed;
        var moved = test.Broker.Journal.Entries.First(static entry => entry.StartsWith("reader closed", StringComparison.Ordinal))[^1];
        await test.PublishAsync(Enumerable.Range(0, 4).Select(static partition => Copies.One(20 + partition, $"2{partition}", Ids.In(partition))));
        await test.Journal.WaitForAsync($"two 2{moved}");
        var entries = test.Journal.Entries.Where(entry => entry.EndsWith(moved)).ToList();
        Assert.Equal([$"one begins {moved}", $"one ends {moved}"], entries.Take(2));

        // The second event came just as the partition was handed over, so that either worker may have it.
        Assert.Contains(entries.Count, (int[])[4, 5]);
        Assert.Equal($"two 2{moved}", entries[^1]);
        Assert.True(entries[2] == $"two 1{moved}" || (entries[2], entries[3]) == ($"one begins 1{moved}", $"one ends 1{moved}"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_partition_that_is_being_handed_over_does_not_count_any_more()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var first = Clock();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add($"begun {account.Phone.Value}");
            await gate.Task;
        }, static options => options.BalanceInterval = Interval, time: first);
        await test.PublishAsync(Enumerable.Range(0, 4).Select(static partition => Copies.One(partition, $"{partition}", Ids.In(partition))));
        for (var partition = 0; partition < 4; partition++) await test.Journal.WaitForAsync($"begun {partition}");
        await test.StartWorkerAsync("two");
        for (var partition = 0; partition < RelayTest.Partitions; partition++) await test.Broker.Journal.WaitForAsync($"reader {partition}", 2);
        for (var round = 0; round < 4; round++) await first.PassAsync(Interval);
        await first.WaitForAsync(Interval);
        var handedOver = test.Log.Entries.Where(static entry => entry.Id.Id == 404).Select(static entry => entry.Text[..entry.Text.IndexOf(" over to", StringComparison.Ordinal)]).ToList();
        Assert.Equal(2, handedOver.Count);
        Assert.Equal(2, handedOver.Distinct().Count());
        gate.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stopping_worker_finishes_its_attempt_and_the_other_one_goes_on_without_loss_and_in_order()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (a, b) = (Ids.In(0), Ids.In(0, 1));
        var first = await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add($"one begins {account.Phone.Value}");
            await gate.Task;
            test.Journal.Add($"one ends {account.Phone.Value}");
        }, handler: static options => options.MaxConcurrency = 1);
        await test.PublishAsync(Copies.One(1, "1", a), Copies.One(2, "2", a), Copies.One(3, "3", b));
        await test.Journal.WaitForAsync("one begins 1");
        await test.StartWorkerAsync("two", (account, context, _) =>
        {
            test.Journal.Add($"two {account.Phone.Value} {context.MayBeDuplicate}");
            return ValueTask.CompletedTask;
        });
        await test.Broker.Journal.WaitForAsync("reader 0", 2);
        var stopping = test.StopAsync(first);
        Assert.Equal(["one begins 1"], test.Journal.Entries);
        gate.SetResult();
        await stopping;
        await test.Journal.WaitForAsync("two 2 True");
        await test.Journal.WaitForAsync("two 3 True");
        Assert.Equal(["one begins 1", "one ends 1"], test.Journal.Entries.Take(2));
        Assert.Equal(4, test.Journal.Entries.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_without_a_colleague_keeps_all_partitions()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var time = Clock();
        await StartAsync(test, "one", time, []);
        await PublishAsync(test, 1, 1);
        await test.Broker.Journal.WaitForAsync("acknowledged 3");
        await time.PassAsync(Interval);
        await test.Broker.Journal.WaitForAsync("counted");
        await time.WaitForAsync(Interval);
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 404);
    }

    private static ScriptedTime Clock() => new(waits: static due => due == Interval);

    private static Task<IHost> StartAsync(RelayTest test, string name, ScriptedTime time, ConcurrentQueue<(string Worker, string Record, int Number)> handled) => test.StartWorkerAsync(
        name,
        (account, context, _) =>
        {
            handled.Enqueue((name, context.RecordIds[0], int.Parse(account.Phone.Value!)));
            return ValueTask.CompletedTask;
        },
        static options => options.BalanceInterval = Interval, time: time);

    /// <summary>Publishes numbered changes of one record in each partition.</summary>
    private static async Task PublishAsync(RelayTest test, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            var copy = number;
            await test.PublishAsync(Enumerable.Range(0, RelayTest.Partitions).Select(partition => Copies.One((copy * 10) + partition, $"{copy}", Ids.In(partition))));
        }
    }

    private static async Task WaitForAllAsync(RelayTest test)
    {
        for (var partition = 0; partition < RelayTest.Partitions; partition++) await test.Broker.Journal.WaitForAsync($"acknowledged {partition}", 200);
    }
}
