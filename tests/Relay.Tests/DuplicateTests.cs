using TypedStreaming.Relay.Tests.Fixtures;
using TypedStreaming.Relay.Workers;

namespace TypedStreaming.Relay.Tests;

/// <summary>Copies of one event, which a relay publishes again after a failure or a restart.</summary>
public sealed class DuplicateTests
{
    private static readonly string A = Ids.In(0);

    [Fact(Timeout = 30_000)]
    public async Task A_copy_of_a_handled_event_is_acknowledged_and_not_handled_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 3);
        Assert.Equal(["1", "2"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_copy_that_comes_during_the_handling_is_acknowledged_together_with_the_event()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add(account.Phone.Value!);
            if (account.Phone.Value == "1") await gate.Task;
        });
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(1, "1", A), Copies.One(2, "2", Ids.In(0, 1)));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");

        // The event after the copy is acknowledged, so the copy has been taken.
        Assert.Equal(1, test.Broker.Journal.Count("acknowledged 0"));
        gate.SetResult();
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 3);
        Assert.Equal(["1", "2"], test.Journal.Entries.Order());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_copy_of_an_event_that_fails_is_not_handled_instead_of_it()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync(
            "one",
            (account, context, _) =>
            {
                test.Journal.Add($"{account.Phone.Value} {context.Attempt}");
                return context.Attempt < 3 ? throw new TimeoutException() : ValueTask.CompletedTask;
            });
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(["1 1", "1 2", "1 3"], test.Journal.Entries);
    }

    /// <summary>After an org has moved, other events can have the replay ids of events before.</summary>
    [Fact(Timeout = 30_000)]
    public async Task A_gap_clears_the_memory()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.PublishAsync([.. Copies.Gap()]);
        await test.PublishAsync(Copies.One(1, "another", A));
        await test.Journal.WaitForAsync("another");
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_memory_a_later_copy_is_handled_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync(configure: static options => options.RememberedEvents = 0);
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Journal.WaitForAsync("1", 2);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_copy_is_recognized_after_the_reader_was_lost()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.Broker.ReaderOf(0).BreakAsync();
        await test.Broker.Journal.WaitForAsync("reader 0", 2);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Journal.WaitForAsync("2");
        Assert.Equal(["1", "2"], test.Journal.Entries);
    }

    /// <summary>The second worker handles the first part of a repetition. Without the second part, the record would keep the state of event 1.</summary>
    [Fact(Timeout = 30_000)]
    public async Task After_another_worker_has_had_the_partition_copies_are_handled_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync("one");
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        await test.StartWorkerAsync("two");
        await test.Broker.Journal.WaitForAsync("reader 0", 2);
        await test.Broker.ReaderOf(0, 0).BreakAsync();
        await test.Broker.Journal.WaitForAsync("reader 0", 3);
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 3);
        await test.Broker.ReaderOf(0, 1).BreakAsync();
        await test.PublishAsync(Copies.One(2, "2", A), Copies.One(3, "3", A));
        await test.Journal.WaitForAsync("3");
        Assert.Equal(["1", "2", "1", "2", "3"], test.Journal.Entries);
    }

    /// <summary>
    /// A worker gets events 1 and 3 from a killed one, which has handled event 2 in between. From event 2 on, a repetition is handled as a whole.
    /// </summary>
    [Fact(Timeout = 30_000)]
    public async Task From_the_first_unknown_event_of_a_repetition_everything_is_handled()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(3, "3", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A), Copies.One(3, "3", A), Copies.One(4, "4", A));
        await test.Journal.WaitForAsync("4");
        Assert.Equal(["1", "3", "2", "3", "4"], test.Journal.Entries);
    }

    /// <summary>Otherwise, the repeated event 2 would be handled after the event 3, and the record would keep the state of 2.</summary>
    [Fact(Timeout = 30_000)]
    public async Task A_repetition_from_before_the_memory_is_handled_as_a_whole()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        await test.StartWorkerAsync();
        await test.PublishAsync(Copies.One(3, "3", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A), Copies.One(3, "3", A), Copies.One(4, "4", A));
        await test.Journal.WaitForAsync("4");
        Assert.Equal(["3", "1", "2", "3", "4"], test.Journal.Entries);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_repetition_from_before_the_memory_does_not_end_with_an_event_that_is_still_being_handled()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await test.StartWorkerAsync("one", async (account, _, _) =>
        {
            test.Journal.Add(account.Phone.Value!);
            if (test.Journal.Entries.Count == 1) await gate.Task;
        });
        await test.PublishAsync(Copies.One(3, "3", A), Copies.One(2, "2", A), Copies.One(3, "3", A), Copies.One(9, "9", Ids.In(0, 1)));
        await test.Journal.WaitForAsync("9");
        gate.SetResult();
        await test.Journal.WaitForAsync("3", 2);
        Assert.Equal(["3", "2", "3"], test.Journal.Entries.Where(static entry => entry != "9"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_copy_that_comes_just_as_its_event_ends_is_not_handled_again()
    {
        const int Events = 4_000;
        await using var test = await RelayTest.WithoutOrgAsync();
        var handled = 0;
        await test.StartWorkerAsync(
            "one",
            (_, _, _) =>
            {
                Interlocked.Increment(ref handled);
                return ValueTask.CompletedTask;
            },
            handler: static options => options.Order = EventOrder.None);
        for (var number = 0; number < Events; number++)
        {
            var message = Copies.One(number, "1", A);
            await test.PublishAsync(message, message);
        }

        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2 * Events);
        Assert.Equal(Events, Volatile.Read(ref handled));
    }

    [Fact]
    public void The_memory_keeps_the_newest_events()
    {
        var remembered = new RememberedEvents(3);
        foreach (var identity in (string[])["a", "b", "b", "c", "d"]) remembered.Add(identity, 0);
        Assert.False(remembered.Contains("a"));
        Assert.All((string[])["b", "c", "d"], identity => Assert.True(remembered.Contains(identity)));
    }

    [Fact]
    public void An_event_older_than_the_newest_clears_the_memory_and_what_arrived_before_is_not_remembered()
    {
        var remembered = new RememberedEvents(3);
        Assert.Equal(0, remembered.Receive(10));
        remembered.Add("ten", 0);
        Assert.Equal(0, remembered.Receive(11));
        Assert.Equal(0, remembered.Receive(11));
        Assert.Equal(1, remembered.Receive(9));
        Assert.False(remembered.Contains("ten"));
        remembered.Add("eleven", 0);
        Assert.False(remembered.Contains("eleven"));
        remembered.Add("nine", 1);
        Assert.True(remembered.Contains("nine"));
        Assert.Equal((1, 1), (remembered.Receive(10), remembered.Repetition));
    }

    [Fact]
    public void An_event_without_an_id_changes_nothing_and_after_a_gap_any_id_is_new()
    {
        var remembered = new RememberedEvents(3);
        Assert.Equal(0, remembered.Receive(10));
        Assert.Equal(0, remembered.Receive(null));
        Assert.Equal(1, remembered.Receive(9));
        remembered.Forget();
        Assert.Equal((2, 2), (remembered.Receive(1), remembered.Repetition));
    }
}
