using Microsoft.Extensions.Logging;
using TypedStreaming.Hosting.Tests.Fixtures;
using TypedStreaming.Simulator;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>Gaps, in which changes are missing.</summary>
public sealed class GapTests
{
    private const string A = "001Kx00000AAAAAIAZ";
    private const string B = "001Kx00000BBBBBIAZ";

    [Fact(Timeout = 30_000)]
    public async Task A_gap_is_handled_after_all_earlier_events_and_before_the_next_one()
    {
        await using var service = await TestService.CreateAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        AddRecords(service, async phone =>
        {
            if (phone == "a1") await gate.Task;
        }).UseGaps<JournalGaps>();
        await service.PublishRecordAsync("a1", A);
        await service.PublishRecordAsync("b1", B);
        await PublishGapAsync(service);
        await service.PublishRecordAsync("b2", B);
        await service.StartAsync();
        await service.Journal.WaitForAsync("b1");
        Assert.Equal(["b1"], service.Journal.Entries);
        gate.SetResult();
        await service.Journal.WaitForAsync("b2");
        Assert.Equal(["b1", "a1", "gap GapEvent AccountRecord 1", "b2"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_gap_that_cannot_be_handled_stops_the_host_and_comes_again()
    {
        await using var org = await TestService.StartOrgAsync();
        var store = new InMemoryReplayStore();
        await using var first = await TestService.CreateAsync(org);
        AddRecords(first, static _ => Task.CompletedTask).UseGaps<FailingGaps>().UseReplayStore(_ => store);
        await PublishGapAsync(first);
        await first.PublishRecordAsync("a1", A);
        await first.StartAsync();
        await first.Stopping;
        await first.StopAsync();
        Assert.Equal(["gap 1", "gap 2", "gap 3", "gap 4", "gap 5"], first.Journal.Entries);
        Assert.Contains("The gap handler failed 5 times to handle a gap on /data/AccountChangeEvent (System.TimeoutException", first.Log.Text, StringComparison.Ordinal);

        await using var second = await TestService.CreateAsync(org);
        AddRecords(second, static _ => Task.CompletedTask).UseGaps<JournalGaps>().UseReplayStore(_ => store);
        await second.StartAsync();
        await second.Journal.WaitForAsync("a1");
        Assert.Equal(["gap GapEvent AccountRecord 1", "a1"], second.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Ignored_gaps_are_passed_and_logged()
    {
        await using var service = await TestService.CreateAsync();
        AddRecords(service, static _ => Task.CompletedTask).IgnoreGaps();
        await PublishGapAsync(service);
        await service.PublishRecordAsync("a1", A);
        await service.StartAsync();
        await service.Journal.WaitForAsync("a1");
        Assert.Contains(service.Log.Entries, static entry => entry is { Id.Id: 203, Level: LogLevel.Warning });
    }

    [Fact(Timeout = 30_000)]
    public async Task A_gap_of_another_kind_of_events_is_a_warning_and_the_next_event_is_handled()
    {
        await using var service = await TestService.CreateAsync();
        var store = new InMemoryReplayStore();
        var cursor = await store.OpenAsync(new ReplayKey(service.Org.OrganizationId, TestService.Accounts, "default"), TestContext.Current.CancellationToken);
        await cursor.SaveAsync(new ReplayPosition { ReplayId = 1_000_000, At = TimeProvider.System.GetUtcNow() }, TestContext.Current.CancellationToken);
        await cursor.DisposeAsync();
        service.AddHandler<AccountChange>((account, _, _) =>
        {
            service.Journal.Add(account.Id);
            return ValueTask.CompletedTask;
        }).UseReplayStore(_ => store);
        await service.PublishAccountAsync("a1");
        await service.StartAsync();
        await service.Journal.WaitForAsync("a1");
        var gap = Assert.Single(service.Log.Entries, static entry => entry.Id.Id == 203);
        Assert.Equal(LogLevel.Warning, gap.Level);
        Assert.Contains("Events of /topic/AccountUpdates may be missing: InvalidReplayId", gap.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Log.Entries, static entry => entry.Level == LogLevel.Critical);
    }

    private static TypedStreamingBuilder AddRecords(TestService service, Func<string, Task> handle) => service.AddHandler<AccountRecord>(
        async (record, _, _) =>
        {
            var phone = record.Phone.GetValueOrDefault()!;
            await handle(phone);
            service.Journal.Add(phone);
        },
        static options => options.Order = EventOrder.PerRecord);

    private static Task<long> PublishGapAsync(TestService service) =>
        service.Org.PublishChangeEventAsync(new ChangeEventDraft("Account", "GAP_UPDATE", A), TestContext.Current.CancellationToken).AsTask();
}
