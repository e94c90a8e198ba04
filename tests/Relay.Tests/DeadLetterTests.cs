using Microsoft.Extensions.DependencyInjection;
using TypedStreaming.Relay.Tests.Fixtures;

namespace TypedStreaming.Relay.Tests;

/// <summary>Events whose handler fails at each attempt.</summary>
public sealed class DeadLetterTests
{
    private static readonly string A = Ids.In(0);
    private static readonly string B = Ids.In(0, 1);
    private static readonly string Elsewhere = Ids.In(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task A_failed_event_is_stored_in_the_broker_and_handled_when_it_is_run_again()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var fails = true;
        var contexts = new List<(string? Key, string? Organization, string Ids, EventPartition? Partition, bool MayBeDuplicate)>();
        var worker = await test.StartWorkerAsync("one", (account, context, _) =>
        {
            lock (contexts) contexts.Add((context.IdempotencyKey, context.OrganizationId, string.Join(' ', context.RecordIds), context.Partition, context.MayBeDuplicate));
            if (fails) throw new TimeoutException("no database");
            test.Journal.Add(account.Phone.Value!);
            return ValueTask.CompletedTask;
        }, handler: static options => options.Retry.MaxAttempts = 2);
        await test.PublishAsync(Copies.Change(1, "1", null, A, Elsewhere, B).Where(static copy => copy.Partition == 0));
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        fails = false;
        var runner = worker.Services.GetRequiredKeyedService<IDeadLetterRunner>("one");
        await using var letters = new RelayDeadLetters(test.Broker, RelayTest.Stream, "billing");
        Assert.Equal(new(1, 0), await letters.RunAgainAsync(runner, Token));
        Assert.Equal(["1"], test.Journal.Entries);
        Assert.Equal(new(0, 0), await letters.RunAgainAsync(runner, Token));

        // The event is the same one for the handler: its org, its identity, and only the records of its partition.
        Assert.Equal(3, contexts.Count);
        Assert.Equal((Copies.Organization, $"{A} {B}", new EventPartition(0, RelayTest.Partitions), true), (contexts[2].Organization, contexts[2].Ids, contexts[2].Partition, contexts[2].MayBeDuplicate));
        Assert.Equal(contexts[0].Key, contexts[2].Key);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_letter_that_fails_again_stays_stored()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var worker = await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 1);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        await using var letters = new RelayDeadLetters(test.Broker, RelayTest.Stream, "billing");
        var runner = worker.Services.GetRequiredKeyedService<IDeadLetterRunner>("one");
        Assert.Equal(new(0, 2), await letters.RunAgainAsync(runner, Token));
        Assert.Equal(new(0, 2), await letters.RunAgainAsync(runner, Token));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_that_cannot_be_read_becomes_a_letter_with_its_data()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var letters = new JournalLetters(test.Journal);
        await test.StartWorkerAsync(more: builder => builder.UseDeadLetters(_ => letters));
        var message = Copies.One(1, "1", A);
        var text = System.Text.Encoding.UTF8.GetString(message.Body.Span).Replace("\"Phone\":\"1\"", "\"Phone\":{\"not\":\"text\"}", StringComparison.Ordinal);
        await test.PublishAsync(message with { Body = System.Text.Encoding.UTF8.GetBytes(text) });
        await test.Journal.WaitForAsync("letter");
        var letter = Assert.Single(letters.Letters);
        Assert.Equal((0, "Account", Copies.Organization, "one"), (letter.Attempts, letter.EventType, letter.OrganizationId, letter.ClientName));
        Assert.Contains("\"not\":\"text\"", System.Text.Encoding.UTF8.GetString(letter.Body.Span), StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_broker_that_is_away_for_a_moment_does_not_end_the_worker_when_a_letter_is_stored()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var failures = 0;
        test.Broker.OnStoreLetter = () => failures++ < 3 ? throw ScriptedBroker.Away() : Task.CompletedTask;
        var time = new ScriptedTime(static due => due.TotalSeconds is 0.2 or 0.4 or 0.8);
        await test.StartWorkerAsync("one", static (account, _, _) => account.Phone.Value == "1" ? throw new TimeoutException() : ValueTask.CompletedTask, handler: static options => options.Retry.MaxAttempts = 1, time: time);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", A));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(1, test.Broker.Journal.Count("letter"));
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 300);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_letter_that_the_broker_has_no_room_for_is_tried_again_until_there_is_room()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var isFull = true;
        test.Broker.OnStoreLetter = () => Volatile.Read(ref isFull) ? throw ScriptedBroker.Away(BrokerError.NotStored) : Task.CompletedTask;
        var time = new ScriptedTime(static due => due.TotalSeconds is 0.2 or 0.4 or 0.8 or 1.6 or 3.2 or 5, static due => due.TotalSeconds is 1 or 2);
        var worker = await test.StartWorkerAsync(
            "one",
            (account, _, _) =>
            {
                if (account.Phone.Value == "1") throw new TimeoutException();
                test.Journal.Add(account.Phone.Value!);
                return ValueTask.CompletedTask;
            },
            handler: static options => options.Retry.MaxAttempts = 1, time: time);
        await test.PublishAsync(Copies.One(1, "1", A), Copies.One(2, "2", B));
        await test.Journal.WaitForAsync("2");
        await time.PassAsync(TimeSpan.FromSeconds(1));
        await time.WaitForAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(2, test.Log.Entries.Count(static entry => entry.Id.Id == 324));
        Assert.Equal(1, (await RelayTest.HealthAsync(worker)).Data["unacknowledged"]);
        Volatile.Write(ref isFull, false);
        await time.PassAsync(TimeSpan.FromSeconds(2));
        await test.Broker.Journal.WaitForAsync("acknowledged 0", 2);
        Assert.Equal(1, test.Broker.Journal.Count("letter"));
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 300);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_worker_that_stops_while_a_letter_is_tried_again_leaves_the_event_to_the_next_one()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        test.Broker.OnStoreLetter = static () => throw ScriptedBroker.Away(BrokerError.NotStored);
        var time = new ScriptedTime(static due => due.TotalSeconds is 0.2 or 0.4 or 0.8 or 1.6 or 3.2 or 5, static due => due.TotalSeconds is 1);
        var worker = await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 1, time: time);
        await test.PublishAsync(Copies.One(1, "1", A));
        await time.WaitForAsync(TimeSpan.FromSeconds(1));
        await test.StopAsync(worker);
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 300);
        test.Broker.OnStoreLetter = null;
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("1");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_letter_whose_reader_is_lost_does_not_end_the_worker()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        var isAway = true;
        test.Broker.OnStoreLetter = () =>
        {
            test.Journal.Add("storing");
            return isAway ? throw ScriptedBroker.Away() : Task.CompletedTask;
        };
        await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 1);
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Journal.WaitForAsync("storing");
        await test.Broker.ReaderOf(0).BreakAsync();
        isAway = false;
        await test.Broker.Journal.WaitForAsync("acknowledged 0");
        Assert.DoesNotContain(test.Log.Entries, static entry => entry.Id.Id == 300);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_letter_that_cannot_be_stored_for_good_ends_the_worker_and_the_event_stays()
    {
        await using var test = await RelayTest.WithoutOrgAsync();
        test.Broker.OnStoreLetter = static () => throw ScriptedBroker.Away(BrokerError.Refused);
        var worker = await test.StartWorkerAsync("one", static (_, _, _) => throw new TimeoutException(), handler: static options => options.Retry.MaxAttempts = 1);
        await test.PublishAsync(Copies.One(1, "1", A));
        await test.Log.WaitForAsync(300);
        await test.StopAsync(worker);
        test.Broker.OnStoreLetter = null;
        await test.StartWorkerAsync("two");
        await test.Journal.WaitForAsync("1");
    }
}
