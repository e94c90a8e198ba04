using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>A replay id that the server does not know is the matter of those who asked for it.</summary>
public sealed class RefusedStartTests
{
    private const string X = "/u/x";

    private static readonly StreamingException Refusal = new(Reason.InvalidReplayId, "unknown");

    private readonly SubscriptionTable _table = Tables.Make(new RecordedChannelRequests());

    [Fact]
    public async Task Who_did_not_ask_for_it_goes_on_where_it_was()
    {
        var running = Attach("running", ReplayFrom.After(41));
        Subscribe();
        _table.Deliver(X, 50);
        var joiner = Attach("joiner", ReplayFrom.After(3));
        Assert.True(_table.AdmitJoiners(X, RouteSteps.Noon));
        Assert.Equal(3, Subscribe(confirm: false));

        await DecideAsync();

        Assert.Equal(50, Subscribe());
        Assert.Null(running.Cause);
        Assert.Equal(Reason.InvalidReplayId, Assert.IsType<StreamingException>(joiner.Cause).Reason);
        _table.Deliver(X, 53);
        Assert.Equal([50, 53], Ids(running));
    }

    [Fact]
    public async Task Who_asked_starts_anew_and_the_others_drop_what_they_have_had()
    {
        var running = Attach("running", ReplayFrom.Latest);
        Subscribe();
        _table.Deliver(X, 50);
        var joiner = Attach("joiner", ReplayFrom.After(3), InvalidReplayHandling.Earliest);
        _table.AdmitJoiners(X, RouteSteps.Noon);
        Subscribe(confirm: false);

        await DecideAsync();

        Assert.Equal(-2, Subscribe());
        foreach (var id in (long[])[47, 50, 53]) _table.Deliver(X, id);
        Assert.Equal([50, 53], Ids(running));
        Assert.Equal([null, 47, 50, 53], Ids(joiner));
    }

    [Fact]
    public async Task A_resume_behind_an_id_that_is_gone_concerns_all_who_had_it()
    {
        var one = Attach("one", ReplayFrom.Earliest);
        var two = Attach("two", ReplayFrom.Latest, InvalidReplayHandling.Latest);
        Subscribe();
        _table.Deliver(X, 50);
        _table.LoseSession(replays: true);
        Assert.Equal(50, Subscribe(confirm: false));

        await DecideAsync();

        Assert.Equal(-2, Subscribe());
        _table.Deliver(X, 1);
        Assert.Equal([50, null, 1], Ids(one));
        Assert.Equal(50, Ids(two)[0]);
    }

    [Fact]
    public async Task A_consumer_at_the_present_without_an_event_yet_hears_that_some_may_be_missing()
    {
        var running = Attach("running", ReplayFrom.Latest);
        Subscribe();
        Attach("joiner", ReplayFrom.After(3));
        _table.AdmitJoiners(X, RouteSteps.Noon);
        Subscribe(confirm: false);

        await DecideAsync();

        Assert.Equal(-1, Subscribe());
        Assert.True(running.Queue.TryTake(out var taken));
        Assert.Equal(GapCause.InterruptedBeforeFirstEvent, taken.Gap?.Cause);
    }

    [Fact]
    public async Task For_a_channel_that_is_subscribed_by_hand_the_gap_is_in_the_log()
    {
        var log = new Fixtures.CapturedLog();
        var table = Tables.Make(new RecordedChannelRequests(), log);
        table.Attach(new HandConsumer(Frames.Channel(X), new EventsOptions { From = ReplayFrom.Earliest }, new DeliveryQueue<HandDelivery>()));
        table.BeginSubscribing(X, replays: true);
        table.Confirm(X, Frames.Confirmation(X));
        table.Deliver(X, 50);
        table.LoseSession(replays: true);
        table.BeginSubscribing(X, replays: true);
        var starts = table.Refused(X, Refusal);
        foreach (var start in starts) await start.DecideAsync(RouteSteps.Noon, TestContext.Current.CancellationToken);

        table.Restart(X, starts);

        Assert.Contains(log.Entries, static entry => entry.Id == 203 && entry.Text.Contains("InvalidReplayId", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Reason.SubscriptionRefused)]
    [InlineData(Reason.ServerBusy)]
    public void Another_refusal_is_no_matter_of_ids(Reason reason)
    {
        Attach("one", ReplayFrom.After(3));
        Subscribe(confirm: false);
        Assert.Empty(_table.Refused(X, new StreamingException(reason, "no")));
    }

    [Fact]
    public async Task What_a_callback_throws_ends_its_consumer()
    {
        var consumer = Attach("one", ReplayFrom.After(3), InvalidReplayHandling.Ask(static (_, _) => throw new IOException("down")));
        Subscribe(confirm: false);

        await DecideAsync();

        Assert.Equal(Reason.CallbackFailed, Assert.IsType<StreamingException>(consumer.Cause).Reason);
    }

    [Fact]
    public async Task An_answer_that_names_the_refused_id_again_ends_its_consumer()
    {
        var consumer = Attach("one", ReplayFrom.After(3), InvalidReplayHandling.Ask(static (invalid, _) => new(ReplayFrom.After(invalid.ReplayId))));
        Subscribe(confirm: false);

        await DecideAsync();

        Assert.Equal(Reason.CallbackFailed, Assert.IsType<StreamingException>(consumer.Cause).Reason);
    }

    [Fact]
    public void A_refusal_of_an_earlier_holder_leaves_the_one_who_has_come_since()
    {
        var earlier = Attach("one", ReplayFrom.After(3));
        Subscribe(confirm: false);
        _table.Detach(earlier);
        var later = Attach("one", ReplayFrom.After(5));

        Assert.Empty(_table.Refused(X, Refusal));
        _table.Fault(X, Refusal);

        Assert.Null(later.Cause);
        Assert.Equal(5, Subscribe());
    }

    private JsonConsumer Attach(string name, ReplayFrom from, InvalidReplayHandling? handling = null)
    {
        var consumer = RouteSteps.Json(X, new EventsOptions { Name = name, From = from, OnInvalidReplay = handling });
        _table.Attach(consumer);
        return consumer;
    }

    private long Subscribe(bool confirm = true)
    {
        var asked = _table.BeginSubscribing(X, replays: true)!.Value.ReplayFrom;
        if (confirm) _table.Confirm(X, Frames.Confirmation(X));
        return asked;
    }

    private async Task DecideAsync()
    {
        var starts = _table.Refused(X, Refusal);
        Assert.NotEmpty(starts);
        foreach (var start in starts) await start.DecideAsync(RouteSteps.Noon, TestContext.Current.CancellationToken);
        _table.Restart(X, starts);
    }

    /// <summary>The ids in a consumer's queue; null for a gap.</summary>
    private static List<long?> Ids(JsonConsumer consumer)
    {
        var ids = new List<long?>();
        while (consumer.Queue.TryTake(out var taken)) ids.Add(taken.ReplayId);
        return ids;
    }
}
