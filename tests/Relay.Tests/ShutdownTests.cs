using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>
/// The end of workers, planned or not. "At once" means: without the end of any time limit. The clock of such a worker stands still, and its host waits without a limit.
/// </summary>
public sealed class ShutdownTests
{
    private static readonly string A = Ids.In(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task Running_attempts_are_acknowledged_and_the_rest_goes_to_the_next_worker()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add($"one {account.Phone.Value}");
            await gate.Task;
        });
        await test.PublishAsync(Enumerable.Range(1, 20).Select(static number => Copies.One(number, $"{number}", A)));
        await test.Journal.WaitForAsync("one 1");
        var stopping = test.StopAsync(first);
        gate.SetResult();
        await stopping;
        Assert.Equal(1, test.Broker.Journal.Count("acknowledged 0"));
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("20");
        Assert.Equal(["one 1", .. Enumerable.Range(2, 19).Select(static number => $"{number}")], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_host_with_idle_workers_stops_at_once()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync(time: Standing(), shutdownTimeout: Timeout.InfiniteTimeSpan);
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.StopAsync(worker);
        Assert.Equal(0, await test.Broker.CountReadersAsync(new GroupPartition(RelayTest.Stream, "billing", 0), Token));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_host_whose_broker_does_not_answer_stops_at_once()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var opening = new Journal();
        test.Broker.OnOpen = _ =>
        {
            opening.Add("opening");
            return new TaskCompletionSource().Task;
        };
        var worker = await test.StartWorkerAsync(time: Standing(), shutdownTimeout: Timeout.InfiniteTimeSpan);
        await opening.WaitForAsync("opening", RelayTest.Partitions);
        await test.StopAsync(worker);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_host_that_is_disposed_without_a_stop_does_not_wait_for_a_handler()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add($"one {account.Phone.Value}");
            await gate.Task;
        }, time: Standing());
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Journal.WaitForAsync("one 1");
        await test.DisposeAsync(first);
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["one 1", "1", "2"], test.Journal.Entries);
        gate.SetResult();
    }

    [Fact(Timeout = 60_000)]
    public async Task An_attempt_that_does_not_end_in_time_is_cancelled_then_abandoned_and_its_event_goes_to_the_next_worker()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = Standing();
        var first = await test.StartWorkerAsync("one", async (account, _, token) =>
        {
            await using var registration = token.Register(() => test.Journal.Add("cancelled"));
            test.Journal.Add($"one {account.Phone.Value}");
            await gate.Task;
        }, time: time);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Journal.WaitForAsync("one 1");
        var stopping = test.StopAsync(first);
        while (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Token)) != stopping) time.Advance(TimeSpan.FromSeconds(1));
        await stopping;
        Assert.Contains(test.Log.Entries, static entry => entry.Id.Id == 310);
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["one 1", "cancelled", "1", "2"], test.Journal.Entries);
        gate.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_handler_whose_failure_is_final_ends_the_worker_and_its_event_goes_to_the_next_one()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => (options.Retry.MaxAttempts, options.OnFailure) = (1, FailureAction.StopHost));
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Log.WaitForAsync(300);
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["1", "2"], test.Journal.Entries);
        for (var partition = 0; partition < RelayTest.Partitions; partition++) await test.Broker.Journal.WaitForAsync($"reader closed {partition}");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_lease_has_no_effect_on_a_worker()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync(more: static builder => builder.UseLease(static _ => throw new InvalidOperationException("No lease is needed.")));
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Journal.WaitForAsync("1");
        Assert.False((await RelayTest.HealthAsync(worker)).Data.ContainsKey("epoch"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_gives_its_events_to_handlers_only()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync();
        var client = worker.Services.GetRequiredKeyedService<IEventClient>("one");
        Assert.Equal(("one", null), (client.Name, client.OrganizationId));
        Assert.Throws<NotSupportedException>(() => client.Events<Account>());
        Assert.Throws<NotSupportedException>(() => client.Deliveries<Account>());
        Assert.Throws<NotSupportedException>(() => client.Deliveries(Account.Channel));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await client.SubscribeAsync<Account>());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_callback_that_returns_no_broker_is_reported_at_the_start()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        using var services = new ServiceCollection().AddTypedStreamingWorker("one", static _ => null!, static options => (options.Stream, options.Group) = ("a", "b")).Services.BuildServiceProvider();
        var failure = Assert.Throws<InvalidOperationException>(() => services.GetRequiredKeyedService<IEventClient>("one"));
        Assert.Equal("The callback of AddTypedStreamingWorker must return a broker, but it returned null.", failure.Message);
    }

    private static FakeTimeProvider Standing() => new(TimeProvider.System.GetUtcNow());
}
