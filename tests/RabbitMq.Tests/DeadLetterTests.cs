using System.Text;
using RabbitMQ.Client;
using TypedStreaming.RabbitMq.Tests.Servers;
using TypedStreaming.Relay;

namespace TypedStreaming.RabbitMq.Tests;

public sealed class DeadLetterTests(RabbitMqServer server) : BrokerTest(server)
{
    [Fact(Timeout = Limit)]
    public async Task Letters_are_taken_in_their_order_and_those_that_are_not_done_stay_in_it()
    {
        await using var store = await Broker().OpenDeadLettersAsync(Stream, Group, Token);
        await StoreAsync(store, Enumerable.Range(1, 9));
        Assert.Equal("123456789", await TakeAsync(store, static letter => letter is "2" or "5" or "9"));
        Assert.Equal("134678", await TakeAsync(await Broker().OpenDeadLettersAsync(Stream, Group, Token), static _ => false));
        Assert.Equal("134678", await TakeAsync(store, static _ => true));
        Assert.Equal("", await TakeAsync(store, static _ => true));
    }

    [Fact(Timeout = Limit)]
    public async Task A_letter_that_is_stored_while_they_are_taken_waits_for_the_next_time()
    {
        await using var store = await Broker().OpenDeadLettersAsync(Stream, Group, Token);
        await StoreAsync(store, [1, 2]);
        var taken = new StringBuilder();
        await store.TakeAllAsync(
            async (letter, token) =>
            {
                taken.Append(Encoding.UTF8.GetString(letter.Span));
                await store.StoreAsync(letter, token);
                return true;
            },
            Token);
        Assert.Equal("12", taken.ToString());
        Assert.Equal("12", await TakeAsync(store, static _ => true));
    }

    [Fact(Timeout = Limit)]
    public async Task An_exception_and_a_cancellation_leave_the_letters()
    {
        await using var store = await Broker().OpenDeadLettersAsync(Stream, Group, Token);
        await StoreAsync(store, [1, 2, 3]);
        await Assert.ThrowsAsync<FormatException>(() => store.TakeAllAsync(static (_, _) => throw new FormatException(), Token));
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.TakeAllAsync(
            async (_, _) =>
            {
                await cancelled.CancelAsync();
                return false;
            },
            cancelled.Token));
        Assert.Equal("123", await TakeAsync(store, static _ => true));
    }

    [Fact(Timeout = Limit)]
    public async Task A_full_store_refuses_a_letter_and_accepts_the_next_when_there_is_space()
    {
        var options = Options();
        options.MaxDeadLetters = 3;
        await using var store = await Broker(options).OpenDeadLettersAsync(Stream, Group, Token);
        var stored = 0;
        var failure = await Assert.ThrowsAsync<BrokerException>(async () =>
        {
            for (; stored < 100; stored++) await StoreAsync(store, [stored]);
        });
        Assert.Equal(BrokerError.NotStored, FailureKind.Of(failure));
        Assert.Contains("contains the maximum of 3 dead letters, or is not available. Reprocess or delete dead letters, or increase MaxDeadLetters", failure.Message, StringComparison.Ordinal);

        // The server counts a moment later: it may accept a few more, and none that it has confirmed is lost.
        Assert.InRange(stored, 3, 99);
        Assert.Equal(string.Concat(Enumerable.Range(0, stored)), await TakeAsync(store, static _ => true));
        await StoreAsync(store, [7]);
        Assert.Equal("7", await TakeAsync(store, static _ => true));
    }

    [Fact(Timeout = Limit)]
    public async Task A_letter_is_deleted_at_its_age()
    {
        var options = Options();
        options.DeadLetterAge = TimeSpan.FromSeconds(1);
        await using var store = await Broker(options).OpenDeadLettersAsync(Stream, Group, Token);
        await StoreAsync(store, [1]);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        while (await channel.MessageCountAsync(Names.DeadLetters(Stream, Group), Token) > 0) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        Assert.Equal("", await TakeAsync(store, static _ => true));
    }

    [Fact(Timeout = Limit)]
    public async Task A_deleted_queue_is_created_again_by_the_call_after_the_one_that_fails()
    {
        await using var store = await Broker().OpenDeadLettersAsync(Stream, Group, Token);
        await StoreAsync(store, [1]);
        await using var channel = await (await ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await channel.QueueDeleteAsync(Names.DeadLetters(Stream, Group), cancellationToken: Token);
        await FailsAsync(() => StoreAsync(store, [2]), BrokerError.NotStored, "was deleted. It will be created again at the next attempt");
        await StoreAsync(store, [3]);
        Assert.Equal("3", await TakeAsync(store, static _ => true));
    }

    [Fact(Timeout = Limit)]
    public async Task Letters_survive_their_broker_and_each_group_has_its_own()
    {
        await using (var broker = new RabbitMqBroker(Options()))
        {
            var store = await broker.OpenDeadLettersAsync(Stream, Group, Token);
            await StoreAsync(store, Enumerable.Range(1, 9));
            await store.DisposeAsync();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => StoreAsync(store, [1]));
        }

        Assert.Equal("", await TakeAsync(await Broker().OpenDeadLettersAsync(Stream, "others", Token), static _ => true));
        Assert.Equal("123456789", await TakeAsync(await Broker().OpenDeadLettersAsync(Stream, Group, Token), static _ => true));
    }

    private static async Task StoreAsync(IDeadLetterStore store, IEnumerable<int> letters)
    {
        foreach (var letter in letters) await store.StoreAsync(Encoding.UTF8.GetBytes($"{letter}"), Token);
    }

    private static async Task<string> TakeAsync(IDeadLetterStore store, Func<string, bool> isDone)
    {
        var taken = new StringBuilder();
        await store.TakeAllAsync(
            (letter, _) =>
            {
                var text = Encoding.UTF8.GetString(letter.Span);
                taken.Append(text);
                return ValueTask.FromResult(isDone(text));
            },
            Token);
        return taken.ToString();
    }
}
