using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>A worker whose connection to a partition ends while it handles messages.</summary>
public sealed class LostReaderTests
{
    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(0, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task The_running_attempt_is_cancelled_and_its_event_comes_again_after_it_ended_with_nothing_in_between()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        await test.StartWorkerAsync("one", async (account, context, token) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            test.Journal.Add($"begun {account.Phone.Value}");
            if (account.Phone.Value == "1" && test.Journal.Count("begun 1") == 1)
            {
                await WhenCancelledAsync(token);
                test.Journal.Add("cancelled");
                await ended.Task;
            }

            Interlocked.Decrement(ref running);
            token.ThrowIfCancellationRequested();
            test.Journal.Add(account.Phone.Value!);
        }, handler: static options => options.MaxConcurrency = 1);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A), Copies.One(3, "3", B));
        await test.Journal.WaitForAsync("begun 1");
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Journal.WaitForAsync("cancelled");
        await test.Broker.Journal.WaitForAsync("reader closed 0");

        // The partition is not opened again as long as the attempt runs.
        await Task.WhenAny(test.Log.WaitForAsync(403), ABitAsync());
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 403);
        Assert.Equal(1, test.Broker.Journal.Count("reader 0"));
        ended.SetResult();
        await test.Journal.WaitForAsync("2");
        await test.Journal.WaitForAsync("3");
        Assert.Equal(["begun 1", "cancelled", "begun 1", "1"], test.Journal.Entries.Take(4));
        Assert.Equal(["begun 2", "2"], test.Journal.Entries.Where(static entry => entry.EndsWith('2')));
        Assert.Equal(1, test.Journal.Count("begun 3"));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_whose_attempt_ends_well_in_spite_of_the_loss_is_not_handled_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add($"begun {account.Phone.Value}");
            if (account.Phone.Value == "1") await gate.Task;
            test.Journal.Add(account.Phone.Value!);
        });
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Journal.WaitForAsync("begun 1");
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Broker.Journal.WaitForAsync("reader closed 0");
        gate.SetResult();
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["begun 1", "1", "begun 2", "2"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_pause_before_another_attempt_ends_with_the_connection()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync(
            "one",
            (_, context, _) =>
            {
                test.Journal.Add($"attempt {context.Attempt}");
                return test.Journal.Entries.Count == 1 ? throw new TimeoutException() : ValueTask.CompletedTask;
            },
            handler: static options => (options.Retry.Delay, options.Retry.MaxDelay) = (TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(30)));
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Log.WaitForAsync(303);
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        Assert.Equal(["attempt 1", "attempt 1"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_attempt_at_a_gap_is_cancelled_too_and_the_gap_comes_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var attempts = 0;
        await test.StartWorkerAsync(
            "one", (_, _, _) => ValueTask.CompletedTask,
            gaps: async (_, _, token) =>
            {
                test.Journal.Add("begun");
                if (Interlocked.Increment(ref attempts) > 1) return;
                await WhenCancelledAsync(token);
                token.ThrowIfCancellationRequested();
            });
        await test.PublishAsync(Copies.Gap().Where(static message => message.Partition == 0));
        await test.Journal.WaitForAsync("begun");
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        Assert.Equal(["begun", "begun", "gap InvalidReplayId in 0 []"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_acknowledgement_that_hangs_ends_the_connection_after_a_minute()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var minute = TimeSpan.FromSeconds(60);
        var time = new ScriptedTime(waits: due => due == minute);
        var hangs = true;
        test.Broker.OnAcknowledge = _ => hangs ? new TaskCompletionSource().Task : Task.CompletedTask;
        await test.StartWorkerAsync(time: time);
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Journal.WaitForAsync("1");
        await time.PassAsync(minute);
        hangs = false;
        await test.PublishAsync(Copies.One(2, "2", A));
        await test.Journal.WaitForAsync("2");
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(["1", "2"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failed_acknowledgement_ends_the_connection_and_the_message_is_acknowledged_when_it_comes_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var failures = 0;
        test.Broker.OnAcknowledge = _ => failures++ == 0 ? throw ScriptedBroker.Away() : Task.CompletedTask;
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(["1", "2"], test.Journal.Entries);
        Assert.Contains("The worker 'one' has lost its connection to partition 0, and will connect again in 00:00:00.2000000: The test says so.", test.Log.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_whose_broker_is_away_tries_again_after_growing_pauses_and_is_degraded()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        test.Broker.OnOpen = static _ => throw ScriptedBroker.Away();
        var time = new ScriptedTime(static due => due.TotalSeconds is 0.2 or 0.4 or 0.8 or 1.6 or 3.2 or 6.4 or 12.8 or 25.6, static due => due == TimeSpan.FromSeconds(30));
        var worker = await test.StartWorkerAsync(time: time);
        await time.WaitForAsync(TimeSpan.FromSeconds(30), RelayTest.Partitions);
        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6], time.Passed.Select(static due => due.TotalSeconds).Distinct().Order());
        Assert.Contains("The client has been Recovering for", (await RelayTest.HealthAsync(worker)).Description, StringComparison.Ordinal);
        test.Broker.OnOpen = null;
        await test.PublishAsync(Copies.One(1, "1", A));
        await time.PassAsync(TimeSpan.FromSeconds(30), RelayTest.Partitions);
        await test.Journal.WaitForAsync("1");
    }

    /// <summary>The time in which something would happen that must not happen.</summary>
    private static Task ABitAsync() => Task.Delay(TimeSpan.FromSeconds(0.25), TimeProvider.System, Token);

    private static async Task WhenCancelledAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Token);
    }
}
