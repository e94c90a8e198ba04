using TypedStreaming.Hosting.Tests.Fixtures;

namespace TypedStreaming.Hosting.Tests.Dispatch;

/// <summary>The order in which a host gives events to their handler.</summary>
public sealed class OrderTests
{
    private const string A = "001Kx00000AAAAAIAZ";
    private const string B = "001Kx00000BBBBBIAZ";
    private const string C = "001Kx00000CCCCCIAZ";

    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact(Timeout = 30_000)]
    public async Task A_channel_is_handled_one_event_after_the_other_in_order_with_failures()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>((account, context, _) =>
        {
            if (context.Attempt < 3 && account.Id.EndsWith('3')) throw new TimeoutException();
            service.Journal.Add(account.Id);
            return ValueTask.CompletedTask;
        });
        for (var number = 1; number <= 20; number++) await service.PublishAccountAsync($"a{number}");
        await service.StartAsync();
        await service.Journal.WaitForAsync("a20");
        Assert.Equal(Enumerable.Range(1, 20).Select(static number => $"a{number}"), service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_record_whose_handler_hangs_holds_no_other_record_up()
    {
        await using var service = await PerRecordAsync(phone => phone == "a1");
        await service.PublishRecordAsync("a1", A);
        await service.PublishRecordAsync("a2", A);
        await service.PublishRecordAsync("b1", B);
        await service.PublishRecordAsync("b2", B);
        await service.StartAsync();
        await service.Journal.WaitForAsync("b2");
        Assert.DoesNotContain("a2", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitForAsync("a2");
        Assert.Equal(["b1", "b2", "a1", "a2"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task One_record_after_the_other_a_hung_handler_would_hold_all_up()
    {
        await using var service = await TestService.CreateAsync();
        AddRecords(service, EventOrder.PerChannel, phone => phone == "a1");
        await service.PublishRecordAsync("a1", A);
        await service.PublishRecordAsync("b1", B);
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun a1");
        Assert.DoesNotContain("begun b1", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitForAsync("b1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_change_of_several_records_waits_for_all_of_them()
    {
        await using var service = await PerRecordAsync(phone => phone == "a1");
        await service.PublishRecordAsync("a1", A);
        await service.PublishRecordAsync("b1", B);
        await service.PublishRecordAsync("both", B, A);
        await service.PublishRecordAsync("b2", B);
        await service.PublishRecordAsync("c1", C);
        await service.StartAsync();
        await service.Journal.WaitForAsync("c1");
        Assert.DoesNotContain("both", service.Journal.Entries);
        Assert.DoesNotContain("b2", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitForAsync("b2");
        Assert.Equal(["a1", "both", "b2"], service.Journal.Entries.Where(static entry => entry is "a1" or "both" or "b2"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Ids_of_15_and_of_18_characters_are_one_record()
    {
        await using var service = await PerRecordAsync(phone => phone == "long");
        await service.PublishRecordAsync("long", A);
        await service.PublishRecordAsync("short", A[..15]);
        await service.PublishRecordAsync("other", B);
        await service.StartAsync();
        await service.Journal.WaitForAsync("other");
        Assert.DoesNotContain("short", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitForAsync("short");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wildcard_is_a_barrier()
    {
        await using var service = await PerRecordAsync(phone => phone == "a1");
        await service.PublishRecordAsync("a1", A);
        await service.PublishRecordAsync("b1", B);
        await service.PublishRecordAsync("all", "001*");
        await service.PublishRecordAsync("c1", C);
        await service.StartAsync();
        await service.Journal.WaitForAsync("b1");
        Assert.DoesNotContain("c1", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitForAsync("c1");
        Assert.Equal(["b1", "a1", "all", "c1"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Events_without_a_key_are_barriers_and_others_go_by_their_key()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(
            async (account, _, _) =>
            {
                if (account.Id == "a1") await _gate.Task;
                service.Journal.Add(account.Id);
            },
            static options => (options.Order, options.Key) = (EventOrder.PerKey, static account => account.Name is "none" ? null : account.Name));
        await service.PublishAccountAsync("a1", "A");
        await service.PublishAccountAsync("b1", "B");
        await service.PublishAccountAsync("n", "none");
        await service.PublishAccountAsync("c1", "C");
        await service.StartAsync();
        await service.Journal.WaitForAsync("b1");
        _gate.SetResult();
        await service.Journal.WaitForAsync("c1");
        Assert.Equal(["b1", "a1", "n", "c1"], service.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_an_order_events_run_up_to_the_limit()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(
            async (account, _, _) =>
            {
                service.Journal.Add("begun");
                await _gate.Task;
                service.Journal.Add("done");
            },
            static options => (options.Order, options.MaxConcurrency) = (EventOrder.None, 3));
        for (var number = 0; number < 10; number++) await service.PublishAccountAsync("a");
        await service.StartAsync();
        await service.Journal.WaitForAsync("begun", 3);
        Assert.Equal(3, service.Journal.Count("begun"));
        _gate.SetResult();
        await service.Journal.WaitForAsync("done", 10);
    }

    [Fact(Timeout = 30_000)]
    public async Task No_more_events_are_taken_than_may_be_unacknowledged()
    {
        await using var service = await TestService.CreateAsync();
        service.AddHandler<AccountChange>(
            async (account, _, _) =>
            {
                if (account.Id == "a1") await _gate.Task;
                service.Journal.Add(account.Id);
            },
            static options => (options.Order, options.Key, options.MaxUnacknowledged) = (EventOrder.PerKey, static account => account.Id, 5));
        for (var number = 1; number <= 12; number++) await service.PublishAccountAsync($"a{number}");
        await service.StartAsync();
        await service.Journal.WaitUntilAsync(static entries => entries.Count == 4);
        Assert.DoesNotContain("a6", service.Journal.Entries);
        _gate.SetResult();
        await service.Journal.WaitUntilAsync(static entries => entries.Count == 12);
    }

    private async Task<TestService> PerRecordAsync(Func<string, bool> hangs)
    {
        var service = await TestService.CreateAsync();
        AddRecords(service, EventOrder.PerRecord, hangs, writesBegin: false);
        return service;
    }

    private void AddRecords(TestService service, EventOrder order, Func<string, bool> hangs, bool writesBegin = true) =>
        service.AddHandler<AccountRecord>(
            async (record, _, _) =>
            {
                var phone = record.Phone.GetValueOrDefault()!;
                if (writesBegin) service.Journal.Add($"begun {phone}");
                if (hangs(phone)) await _gate.Task;
                service.Journal.Add(phone);
            },
            options => options.Order = order).IgnoreGaps();
}
