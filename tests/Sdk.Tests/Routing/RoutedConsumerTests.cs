using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Tests.Routing;

/// <summary>The start, the confirmation and the end of a consumer.</summary>
public sealed class RoutedConsumerTests
{
    private static readonly DateTimeOffset Start = Tables.Noon;
    private static readonly DateTimeOffset Limit = Tables.Noon - TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly RecordedConsumer _consumer = new(new EventsOptions());

    [Fact]
    public async Task The_time_of_the_first_confirmation_counts()
    {
        var reply = Frames.Confirmation(RecordedConsumer.X);
        _consumer.Confirm(reply, Start);
        _consumer.Confirm(Frames.Confirmation(RecordedConsumer.X), Start.AddHours(1));
        Assert.Equal((Start, true), (_consumer.ConfirmedAt!.Value, await _consumer.Opened));
        Assert.Same(reply, await _consumer.Confirmed);
    }

    [Fact]
    public async Task A_consumer_ends_once_and_is_never_opened_after_that()
    {
        var cause = new IOException("first");
        _consumer.Complete(cause, discard: true);
        _consumer.Complete(new IOException("second"), discard: false);
        _consumer.Open(Start);
        Assert.Equal((cause, true, 1), (_consumer.Cause, _consumer.Discarded!.Value, _consumer.Ends));
        Assert.True(_consumer.Opened.IsCompleted);
        Assert.False(await _consumer.Opened);
    }

    /// <summary>The clocks of the events and of the responses may differ.</summary>
    [Fact]
    public void A_date_to_start_at_has_a_margin()
    {
        var start = new StartingPoint(ReplayFrom.Earliest) { NotBefore = Start };
        _consumer.StartAt(start);
        Assert.Equal(Limit, _consumer.NotBefore);
        _consumer.StartAt(new StartingPoint(ReplayFrom.Latest));
        Assert.Null(_consumer.NotBefore);
        _consumer.GoOnAt(start);
        Assert.Equal(Limit, _consumer.NotBefore);
    }

    [Fact]
    public void Who_goes_on_at_a_start_keeps_what_it_had_and_who_starts_there_does_not()
    {
        _consumer.Place.Receive(9, response: 1, awaited: 2);
        _consumer.GoOnAt(new StartingPoint(ReplayFrom.Earliest));
        Assert.Equal((Place.BeforeAll, true), (_consumer.Place.Settled, _consumer.Place.Had(9)));
        _consumer.StartAt(new StartingPoint(ReplayFrom.Earliest));
        Assert.Equal((Place.BeforeAll, false), (_consumer.Place.Settled, _consumer.Place.Had(9)));
    }

    [Fact]
    public void Only_an_event_from_before_the_limit_is_too_old()
    {
        Assert.False(IsTooOld(1, DateTimeOffset.MinValue));
        _consumer.SkipBefore(Start);
        Assert.True(IsTooOld(4, Limit - Tick));
        Assert.False(IsTooOld(5, Limit));
    }

    /// <summary>Dates are not in the order of the ids.</summary>
    [Fact]
    public void From_the_first_new_event_on_no_event_is_too_old_and_events_before_it_may_be()
    {
        _consumer.SkipBefore(Start);
        Assert.False(IsTooOld(8, Start));
        Assert.False(IsTooOld(8, Limit - Tick));
        Assert.False(IsTooOld(9, Limit - Tick));
        Assert.True(IsTooOld(7, Limit - Tick));
        Assert.False(IsTooOld(5, Start));
        Assert.False(IsTooOld(6, Limit - Tick));
    }

    [Fact]
    public void A_new_event_without_an_id_does_not_change_which_id_is_the_first_new_one()
    {
        _consumer.SkipBefore(Start);
        Assert.False(IsTooOld(null, Start));
        Assert.True(IsTooOld(7, Limit - Tick));
        Assert.False(IsTooOld(8, Start));
        Assert.False(IsTooOld(null, Start));
        Assert.True(IsTooOld(null, Limit - Tick));
        Assert.False(IsTooOld(9, Limit - Tick));
    }

    [Fact]
    public async Task Callbacks_run_in_the_context_in_which_the_consumer_was_made()
    {
        var local = new AsyncLocal<string> { Value = "made" };
        var consumer = new RecordedConsumer(new EventsOptions());
        local.Value = "running";
        var seen = "";
        await consumer.RunAsync(() => Task.FromResult(seen = local.Value!));
        Assert.Equal(("made", "running"), (seen, local.Value));
    }

    [Fact]
    public async Task Callbacks_run_also_where_the_context_did_not_flow()
    {
        RecordedConsumer consumer;
        using (ExecutionContext.SuppressFlow()) consumer = new RecordedConsumer(new EventsOptions());
        var runs = 0;
        await consumer.RunAsync(() => Task.FromResult(++runs));
        Assert.Equal(1, runs);
    }

    private bool IsTooOld(long? id, DateTimeOffset created)
    {
        var message = $$$"""{"channel":"/u/x","data":{"event":{"createdDate":"{{{created:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}"},"payload":1}}""";
        var reader = new BayeuxReader(Encoding.UTF8.GetBytes(message));
        Assert.True(reader.Read());
        return _consumer.IsTooOld(reader.Current, id);
    }
}
