using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>The relay and its publisher: confirmations, failures, and the saved position.</summary>
public sealed class PublishingTests
{
    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(1);
    private static readonly string C = Ids.In(2);

    [Fact(Timeout = 30_000)]
    public async Task After_a_failed_publication_all_events_from_the_first_unconfirmed_one_are_published_again_in_order_and_handled_once()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        await test.StartWorkerAsync();
        var failing = true;
        test.Broker.OnPublish = message =>
        {
            // The copies of the events 1 to 4 are stored, and the first ones of 1 and 2 are confirmed, when the connection ends.
            if (test.Broker.Stored.Count < 8 || !failing) return;
            failing = false;
            throw ScriptedBroker.Away();
        };
        test.Broker.OnConfirm = _ => test.Broker.Stored.Count > 4 && failing ? Never() : Task.CompletedTask;
        for (var number = 1; number <= 10; number++) await test.ChangeAsync($"{number}", A, B);
        await test.StartRelayAsync();
        await test.Journal.WaitUntilAsync(static entries => entries.Count >= 20);
        Assert.Equal(2, test.Broker.Journal.Count("publisher"));
        foreach (var partition in (int[])[0, 1])
        {
            Assert.Equal(
                ["1", "2", "3", "4", "3", "4", "5", "6", "7", "8", "9", "10"],
                test.Broker.Stored.Where(message => message.Partition == partition).Select(static message => EventMessage.Parse(Account.Channel, message.Body).Decode<Account>().Phone.Value!));
        }

        Assert.Equal(Enumerable.Range(1, 10).SelectMany(static number => (int[])[number, number]), test.Journal.Entries.Select(int.Parse).Order());
    }

    [Fact(Timeout = 30_000)]
    public async Task The_position_is_saved_only_when_all_copies_of_an_event_and_of_the_events_before_it_are_confirmed()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var store = new JournalStore(test.Journal);
        var held = new TaskCompletionSource();
        test.Broker.OnConfirm = message => message.Partition == 2 ? held.Task : Task.CompletedTask;
        var first = await test.ChangeAsync("1", A, B, C);
        var second = await test.ChangeAsync("2", A, B);
        var relay = await test.StartRelayAsync(more: builder => builder.UseReplayStore(_ => store));
        await test.Broker.Journal.WaitForAsync("confirmed", 4);
        var third = await test.ChangeAsync("3", Ids.In(3));
        await test.Broker.Journal.WaitForAsync("confirmed", 5);

        // Two of three copies of the first event and all of the others are confirmed. If the position moved now, a crash would lose the third copy.
        Assert.Equal(3, (await RelayTest.HealthAsync(relay)).Data["unacknowledged"]);
        Assert.DoesNotContain($"saved {first}", test.Journal.Entries);
        Assert.DoesNotContain($"saved {second}", test.Journal.Entries);
        held.SetResult();
        await test.Journal.WaitForAsync($"saved {third}");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_relay_that_ends_before_the_confirmation_relays_the_event_again_after_its_restart()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync();
        var store = new JournalStore(test.Journal);
        test.Broker.OnConfirm = static message => message.Partition == 1 ? Never() : Task.CompletedTask;
        var id = await test.ChangeAsync("1", A, B);
        var relay = await test.StartRelayAsync(more: builder => builder.UseReplayStore(_ => store));
        await test.Journal.WaitForAsync("1", 2);
        await test.DisposeAsync(relay);
        Assert.Null(store.Saved);
        test.Broker.OnConfirm = null;
        await test.StartRelayAsync(more: builder => builder.UseReplayStore(_ => store));
        await test.Journal.WaitForAsync($"saved {id}");
        Assert.Equal(4, test.Broker.Stored.Count);
        await test.ChangeAsync("2", A);
        await test.Journal.WaitForAsync("2");
        Assert.Equal(2, test.Journal.Count("1"));
    }

    [Fact(Timeout = 30_000)]
    public async Task No_more_copies_than_allowed_are_unconfirmed_and_the_rest_waits()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        test.Broker.OnConfirm = _ => held.Task;
        var store = new JournalStore(test.Journal);
        long last = 0;
        for (var number = 1; number <= 6; number++) last = await test.ChangeAsync($"{number}", A, B);
        var published = new Journal();
        test.Broker.OnPublish = _ => published.Add("published");
        await test.StartRelayAsync(static options => options.MaxUnconfirmed = 5, builder => builder.UseReplayStore(_ => store));
        await published.WaitForAsync("published", 4);
        Assert.Equal(4, published.Entries.Count);
        held.SetResult();
        await test.Journal.WaitForAsync($"saved {last}");
        Assert.Equal(12, published.Entries.Count);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_with_more_copies_than_may_be_unconfirmed_is_relayed()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.StartWorkerAsync();
        await test.ChangeAsync("1", A, B, C, Ids.In(3));
        await test.ChangeAsync("2", A, B, C, Ids.In(3));
        await test.StartRelayAsync(static options => options.MaxUnconfirmed = 1);
        await test.Journal.WaitForAsync("2", 4);
        Assert.Equal(4, test.Journal.Count("1"));
    }

    [Fact(Timeout = 30_000)]
    public async Task No_more_events_than_allowed_are_taken_before_the_oldest_is_stored()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        test.Broker.OnConfirm = _ => held.Task;
        for (var number = 1; number <= 5; number++) await test.ChangeAsync($"{number}", A);
        var relay = await test.StartRelayAsync(static options => options.MaxUnacknowledged = 3);
        while (test.Broker.Stored.Count < 3) await Task.Yield();
        Assert.Equal(3, (await RelayTest.HealthAsync(relay)).Data["unacknowledged"]);
        Assert.Equal(3, test.Broker.Stored.Count);
        held.SetResult();
        await test.Broker.Journal.WaitForAsync("confirmed", 5);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_stopping_relay_waits_for_the_confirmations_of_what_it_has_published()
    {
        await using var test = await RelayTest.CreateAsync();
        await test.CreateGroupAsync();
        var store = new JournalStore(test.Journal);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var published = new Journal();
        test.Broker.OnConfirm = _ =>
        {
            published.Add("published");
            return held.Task;
        };
        var id = await test.ChangeAsync("1", A);
        var relay = await test.StartRelayAsync(more: builder => builder.UseReplayStore(_ => store));
        await published.WaitForAsync("published");
        var stopping = test.StopAsync(relay);
        Assert.False(stopping.IsCompleted);
        held.SetResult();
        await stopping;
        Assert.Equal(id, store.Saved);
    }

    private static Task Never() => new TaskCompletionSource().Task;
}
