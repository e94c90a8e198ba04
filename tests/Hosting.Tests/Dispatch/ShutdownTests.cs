using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>The end of a host.</summary>
public sealed class ShutdownTests
{
    [Theory]
    [InlineData(30, 24, 1)]
    [InlineData(12, 6, 1)]
    [InlineData(6, 3, 0.5)]
    public void Attempts_get_all_but_six_seconds_or_half_of_a_short_timeout(double timeout, double attempts, double grace) => Assert.Equal(
        new ShutdownPlan(TimeSpan.FromSeconds(attempts), TimeSpan.FromSeconds(grace)), ShutdownPlan.Of(TimeSpan.FromSeconds(timeout)));

    [Fact]
    public void A_shutdown_without_an_end_cancels_nothing() => Assert.Equal(Timeout.InfiniteTimeSpan, ShutdownPlan.Of(Timeout.InfiniteTimeSpan).Attempts);

    [Fact(Timeout = 30_000)]
    public async Task A_running_attempt_ends_and_is_acknowledged_and_nothing_more_begins()
    {
        await using var org = await TestService.StartOrgAsync();
        var store = new InMemoryReplayStore();
        await using var first = await TestService.CreateAsync(org);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AddGated(first, gate.Task).UseReplayStore(_ => store);
        foreach (var id in new[] { "a1", "a2" }) await first.PublishAccountAsync(id);
        await first.StartAsync();
        await first.Journal.WaitForAsync("begun a1");
        var stopping = first.StopAsync();
        await first.Stopping;
        gate.SetResult();
        await stopping;
        Assert.Equal(["begun a1", "done a1"], first.Journal.Entries);
        Assert.Equal(["a2"], await RestAsync(org, store, "a2"));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_attempt_that_outlasts_the_time_is_cancelled_and_neither_retried_nor_a_dead_letter_nor_acknowledged()
    {
        await using var org = await TestService.StartOrgAsync();
        var store = new InMemoryReplayStore();
        await using var first = await TestService.CreateAsync(org);
        var letters = new JournalLetters(first.Journal);
        first.Builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        first.AddHandler<AccountChange>(async (account, _, cancellationToken) =>
        {
            first.Journal.Add($"begun {account.Id}");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }).UseReplayStore(_ => store).UseDeadLetters(_ => letters);
        await first.PublishAccountAsync("a1");
        await first.StartAsync();
        await first.Journal.WaitForAsync("begun a1");
        await first.StopAsync();
        Assert.Equal(["begun a1"], first.Journal.Entries);
        Assert.Equal(["a1"], await RestAsync(org, store, "a1"));
    }

    /// <summary>The time of the attempts passes on a clock of the test, so that it is over long before the time of the host.</summary>
    [Fact(Timeout = 60_000)]
    public async Task An_attempt_that_does_not_observe_its_token_is_abandoned()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var service = await TestService.CreateAsync();
        service.Builder.Services.AddSingleton<TimeProvider>(time);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AddGated(service, gate.Task);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun a1");
        var stopping = service.StopAsync();
        while (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken)) != stopping) time.Advance(TimeSpan.FromSeconds(1));
        await stopping;
        Assert.Contains(service.Log.Entries, static entry => entry.Id.Id == 310);
        gate.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_failure_while_the_host_stops_is_not_attempted_again()
    {
        await using var org = await TestService.StartOrgAsync();
        var store = new InMemoryReplayStore();
        await using var first = await TestService.CreateAsync(org);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.AddHandler<AccountChange>(async (_, context, _) =>
        {
            first.Journal.Add($"attempt {context.Attempt}");
            await gate.Task;
            throw new TimeoutException();
        }).UseReplayStore(_ => store);
        await first.PublishAccountAsync("a1");
        await first.StartAsync();
        await first.Journal.WaitForAsync("attempt 1");
        var stopping = first.StopAsync();
        await first.Stopping;
        gate.SetResult();
        await stopping;
        Assert.Equal(["attempt 1"], first.Journal.Entries);
        Assert.Equal(["a1"], await RestAsync(org, store, "a1"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stop_before_the_start_was_complete_works()
    {
        var org = await TestService.StartOrgAsync();
        await using var service = await TestService.CreateAsync(org);
        await org.DisposeAsync();
        AddGated(service, Task.CompletedTask);
        await service.StartAsync();
        await service.Log.WaitForAsync(302);
        await service.StopAsync();
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Id.Id == 300);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stop_right_after_the_start_works()
    {
        await using var service = await TestService.CreateAsync();
        AddGated(service, Task.CompletedTask);
        await service.StartAsync();
        await service.StopAsync();
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Id.Id == 300);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stop_that_takes_longer_than_the_host_gives_it_is_no_exception_of_the_host()
    {
        await using var service = await TestService.CreateAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AddGated(service, gate.Task);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun a1");
        await service.Running.StopAsync(new CancellationToken(canceled: true));
        Assert.Contains(service.Log.Entries, static entry => entry.Id.Id == 316);
        gate.SetResult();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stop_without_a_start_works()
    {
        await using var service = await TestService.CreateAsync();
        AddGated(service, Task.CompletedTask);
        using var host = service.Builder.Build();
        foreach (var hosted in host.Services.GetServices<IHostedService>()) await hosted.StopAsync(TestContext.Current.CancellationToken);
    }

    private static TypedStreamingBuilder AddGated(TestService service, Task gate) => service.AddHandler<AccountChange>(async (account, _, _) =>
    {
        service.Journal.Add($"begun {account.Id}");
        await gate;
        service.Journal.Add($"done {account.Id}");
    });

    /// <summary>The events that a second service gets, up to a given one.</summary>
    private static async Task<IReadOnlyList<string>> RestAsync(TypedStreaming.Simulator.SimulatedOrg org, IReplayStore store, string last)
    {
        await using var second = await TestService.CreateAsync(org);
        second.AddHandler<AccountChange>((account, _, _) =>
        {
            second.Journal.Add(account.Id);
            return ValueTask.CompletedTask;
        }).UseReplayStore(_ => store);
        await second.StartAsync();
        await second.Journal.WaitForAsync(last);
        return second.Journal.Entries;
    }
}
