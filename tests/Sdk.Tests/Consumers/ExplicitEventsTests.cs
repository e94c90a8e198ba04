using Microsoft.Extensions.Logging.Abstractions;
using TypedStreaming.Consumers;
using TypedStreaming.Replay;
using TypedStreaming.Tests.Routing;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Consumers;

/// <summary>The sequence of <c>Events()</c>: the events of all explicit subscriptions, in the order of their arrival.</summary>
public sealed class ExplicitEventsTests
{
    private const string X = "/u/x";
    private const string Y = "/u/y";
    private static readonly StreamingException Refusal = new(StreamingError.SubscriptionRefused, "no");

    private readonly ExplicitEvents _events = new(NullLogger.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_of_several_channels_come_in_the_order_of_their_arrival()
    {
        var (x, y) = (Make(X), Make(Y));
        Arrive(x, 1, 2, 3);
        Arrive(y, 4);
        Arrive(x, 5);
        Assert.Equal(["/u/x 1", "/u/x 2", "/u/x 3", "/u/y 4", "/u/x 5"], await TakeAsync(5));
    }

    [Fact]
    public async Task Who_waits_gets_the_next_event()
    {
        var x = Make(X);
        var next = _events.NextAsync(Token).AsTask();
        x.Publish();
        Assert.False(next.IsCompleted);
        Arrive(x, 1);
        Assert.Equal("/u/x 1", TextOf(await next));
        next = _events.NextAsync(Token).AsTask();
        Assert.False(next.IsCompleted);
        Arrive(x, 2);
        Assert.Equal("/u/x 2", TextOf(await next));
    }

    [Fact]
    public async Task A_cancelled_wait_takes_nothing()
    {
        var x = Make(X);
        using var cancellation = new CancellationTokenSource();
        var next = _events.NextAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Arrive(x, 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _events.NextAsync(cancellation.Token));
        Assert.Equal(["/u/x 1"], await TakeAsync(1));
    }

    [Fact]
    public async Task The_fault_of_a_channel_comes_after_what_came_before_it_and_the_others_go_on()
    {
        var (x, y) = (Make(X), Make(Y));
        Confirm(x);
        Arrive(x, 1, 2);
        x.Complete(Refusal, discard: false);
        Arrive(y, 3);
        Assert.Equal(["/u/x 1", "/u/x 2"], await TakeAsync(2));
        Assert.Same(Refusal, await Assert.ThrowsAsync<StreamingException>(async () => await _events.NextAsync(Token)));
        Assert.Equal(["/u/y 3"], await TakeAsync(1));
    }

    /// <summary>The caller that subscribes gets the refusal.</summary>
    [Fact]
    public async Task The_fault_of_a_channel_that_was_never_confirmed_is_not_among_the_events()
    {
        Make(X).Complete(Refusal, discard: false);
        Arrive(Make(Y), 1);
        Assert.Equal(["/u/y 1"], await TakeAsync(1));
    }

    [Fact]
    public async Task An_unsubscribed_channel_leaves_its_events_and_ends_nothing()
    {
        var x = Make(X);
        Confirm(x);
        Arrive(x, 1);
        x.Complete(new OperationCanceledException("unsubscribed"), discard: false);
        Assert.Equal(["/u/x 1"], await TakeAsync(1));
        Assert.False(_events.NextAsync(Token).AsTask().IsCompleted);
    }

    [Fact]
    public async Task A_plain_end_comes_after_what_waits()
    {
        Arrive(Make(X), 1);
        _events.Complete(null, discard: false);
        Assert.Equal(["/u/x 1"], await TakeAsync(1));
        Assert.Null(await _events.NextAsync(Token));
        Assert.Null(await _events.NextAsync(Token));
    }

    [Fact]
    public async Task A_stop_hides_what_waits()
    {
        Arrive(Make(X), 1);
        _events.Complete(null, discard: true);
        Assert.Null(await _events.NextAsync(Token));
    }

    [Fact]
    public async Task A_fault_of_the_session_comes_after_what_waits_and_the_first_end_counts()
    {
        Arrive(Make(X), 1);
        _events.Complete(Refusal, discard: false);
        _events.Complete(null, discard: true);
        Assert.Equal(["/u/x 1"], await TakeAsync(1));
        for (var i = 0; i < 2; i++)
            Assert.Same(Refusal, await Assert.ThrowsAsync<StreamingException>(async () => await _events.NextAsync(Token)));
    }

    [Fact]
    public async Task The_end_wakes_who_waits()
    {
        var next = _events.NextAsync(Token).AsTask();
        _events.Complete(null, discard: false);
        Assert.Null(await next);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_thrown_once_or_left_out_as_the_program_wants()
    {
        var skipped = new List<long?>();
        var strict = Make(X, new EventsOptions());
        var lenient = Make(Y, new EventsOptions
        {
            OnDecodeError = DecodeErrorHandling.SkipTo((error, _) =>
            {
                skipped.Add(error.Metadata.ReplayId);
                return ValueTask.CompletedTask;
            }),
        });
        strict.Append(X, new TypedStreaming.Routing.OversizeEvent(System.Text.Encoding.UTF8.GetBytes(X), 1, 5_000_000, 4_194_304));
        strict.Publish();
        Arrive(strict, 2);
        lenient.Append(Y, new TypedStreaming.Routing.OversizeEvent(System.Text.Encoding.UTF8.GetBytes(Y), 3, 5_000_000, 4_194_304));
        lenient.Publish();
        Arrive(lenient, 4);

        var thrown = await Assert.ThrowsAsync<EventDecodeException>(async () => await _events.NextAsync(Token));
        Assert.Equal(1, thrown.Metadata.ReplayId);
        Assert.Equal(["/u/x 2", "/u/y 4"], await TakeAsync(2));
        Assert.Equal([3L], skipped);
    }

    [Fact]
    public async Task What_is_taken_makes_room_without_a_further_move()
    {
        var x = Make(X, new EventsOptions { BufferBytes = 1 });
        Arrive(x, 1, 2);
        Assert.False(x.HasRoom);
        var signals = 0;
        x.WhenRoom(drained: true, () => signals++);
        await TakeAsync(1);
        Assert.Equal(0, signals);
        await TakeAsync(1);
        Assert.Equal(1, signals);
        Assert.Equal((true, 0L), (x.HasRoom, x.Queue.Bytes));
    }

    [Fact]
    public void A_gap_is_not_among_the_events()
    {
        var x = Make(X);
        x.ReportGap(new Gap { Cause = GapCause.InvalidReplayId, Channel = X, To = Tables.Noon });
        x.Publish();
        Assert.Equal(0, x.Queue.Appended);
        Assert.False(_events.NextAsync(Token).AsTask().IsCompleted);
    }

    [Fact]
    public void A_channel_is_subscribed_explicitly_once_beside_any_number_of_typed_consumers()
    {
        var x = Make(X);
        Assert.True(x.IsExplicit);
        Assert.True(x.ConflictsWith(Make(X)));
        Assert.False(x.ConflictsWith(TypedConsumerTests.Make(X)));
        Assert.Equal("The reader of Events() on /u/x", x.Description);
    }

    /// <summary>No position is kept, so a stored start is not available: the alternative that the program gives counts.</summary>
    [Theory]
    [InlineData(null, -1L)]
    [InlineData(7L, 7L)]
    public void It_starts_where_the_program_wants(long? after, long expected)
    {
        ReplayFrom from = after is { } id ? ReplayFrom.After(id) : ReplayFrom.Latest;
        foreach (var x in (ExplicitConsumer[])[Make(X, new() { From = from }), Make(X, new() { From = ReplayFrom.Stored(orElse: from) })])
        {
            Assert.Equal(from, x.Start.From);
            Assert.Equal(expected, x.Place.Settled ?? -1);
        }
    }

    private static void Arrive(ExplicitConsumer consumer, params long[] ids)
    {
        foreach (var id in ids) ConsumerSteps.Append(consumer, Frames.Event(consumer.Channel.Full, id));
        consumer.Publish();
    }

    private static void Confirm(ExplicitConsumer consumer) => consumer.Confirm(Frames.Confirmation(consumer.Channel.Full), Tables.Noon);

    private static string TextOf(BayeuxMessage? message) =>
        $"{message!.Channel} {message.Json.GetProperty("data").GetProperty("event").GetProperty("replayId")}";

    private ExplicitConsumer Make(string channel, EventsOptions? options = null) =>
        new(Frames.Channel(channel), options ?? new EventsOptions(), _events, new ManualTimeProvider());

    private async Task<List<string>> TakeAsync(int count)
    {
        var taken = new List<string>();
        while (taken.Count < count) taken.Add(TextOf(await _events.NextAsync(Token)));
        return taken;
    }
}
