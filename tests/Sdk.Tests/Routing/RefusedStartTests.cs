using TypedStreaming.Routing;
using TypedStreaming.Tests.Fixtures;
using TypedStreaming.Tests.Time;

namespace TypedStreaming.Tests.Routing;

/// <summary>A replay id that the server does not know concerns only the consumers that want it.</summary>
public sealed class RefusedStartTests
{
    private const string X = RecordedConsumer.X;

    private static readonly StreamingException Refusal = new(StreamingError.InvalidReplayId, "unknown");

    private readonly RecordedWire _wire = new();
    private readonly RouteTable _table;

    public RefusedStartTests() => _table = Tables.Make(_wire);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_did_not_want_it_goes_on_where_it_was()
    {
        var running = Attach("running", ReplayFrom.After(41));
        _table.Subscribe();
        Deliver(50);
        var joiner = Attach("joiner", ReplayFrom.After(3));
        Assert.Equal(3, RestartOnWire(confirm: false));

        await DecideAsync();

        Assert.Equal(50, _table.Subscribe());
        Assert.Null(running.Cause);
        Assert.Same(Refusal, joiner.Cause);
        Deliver(53);
        Assert.Equal([50, 53], running.Ids);
    }

    [Fact]
    public async Task Whoever_wanted_it_starts_again_and_the_others_drop_what_they_have_had()
    {
        var running = Attach("running", ReplayFrom.Latest);
        _table.Subscribe();
        Deliver(50);
        var joiner = Attach("joiner", ReplayFrom.After(3), InvalidReplayHandling.Earliest);
        RestartOnWire(confirm: false);

        await DecideAsync();

        Assert.Equal(-2, _table.Subscribe());
        Deliver(47, 50, 53);
        Assert.Equal([50, 53], running.Ids);
        Assert.Equal(["InvalidReplayId", "47", "50", "53"], joiner.All);
    }

    [Fact]
    public async Task A_resume_after_an_id_that_is_gone_concerns_all_who_had_it()
    {
        var one = Attach("one", ReplayFrom.Earliest);
        var two = Attach("two", ReplayFrom.Latest, InvalidReplayHandling.Latest);
        _table.Subscribe();
        Deliver(50);
        _table.LoseSession();
        Assert.Equal(50, _table.Subscribe(confirm: false));

        await DecideAsync();

        Assert.Equal(-2, _table.Subscribe());
        Deliver(1);
        Assert.Equal(["50", "InvalidReplayId", "1"], one.All);
        Assert.Equal(["50", "InvalidReplayId"], two.All[..2]);
        Assert.Equal((50, Tables.Noon), (one.Gaps[0].AfterReplayId, one.Gaps[0].To!.Value));
    }

    [Fact]
    public void Those_who_go_on_are_subscribed_without_waiting_for_a_decision()
    {
        Attach("one", ReplayFrom.After(3));
        Attach("two", ReplayFrom.After(9));
        _table.Subscribe(confirm: false);
        Assert.True(_table.Refused(X, Refusal));
        Assert.Equal("want /u/x, want /u/x, want /u/x", _wire.Asked);
        Assert.Equal(9, _table.Subscribe());
    }

    [Fact]
    public async Task For_an_explicit_subscription_the_gap_is_in_the_log()
    {
        var log = new CapturedLog();
        var table = Tables.Make(_wire, log);
        table.Attach(RecordedConsumer.Started(new RecordedConsumer(new EventsOptions { From = ReplayFrom.Earliest }) { Explicit = true }));
        table.Subscribe();
        table.Deliver(X, 50);
        table.LoseSession();
        table.Subscribe(confirm: false);
        Assert.True(table.Refused(X, Refusal));
        foreach (var start in _wire.Starts) await start.DecideAsync(Tables.Noon, TimeSpan.FromMinutes(1), TimeProvider.System, Token);

        table.Restart(X, _wire.Starts, Tables.Noon);

        Assert.Contains(log.Entries, static entry => entry.Id == 203 && entry.Text.Contains("InvalidReplayId", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StreamingError.SubscriptionRefused)]
    [InlineData(StreamingError.ServerBusy)]
    public void Another_refusal_has_nothing_to_do_with_ids(StreamingError reason)
    {
        Attach("one", ReplayFrom.After(3));
        _table.Subscribe(confirm: false);
        Assert.False(_table.Refused(X, new StreamingException(reason, "no")));
        Assert.Empty(_wire.Starts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_callback_throws_or_an_answer_that_names_the_refused_id_again_ends_its_consumer(bool throws)
    {
        var consumer = Attach("one", ReplayFrom.After(3), InvalidReplayHandling.Ask((invalid, _) => throws ? throw new IOException("down") : new(ReplayFrom.After(invalid.ReplayId!.Value))));
        _table.Subscribe(confirm: false);

        await DecideAsync();

        Assert.Equal(StreamingError.CallbackFailed, Assert.IsType<StreamingException>(consumer.Cause).Error);
        Assert.Equal(0, _table.ConsumerCount);
    }

    [Fact]
    public async Task A_callback_that_never_returns_ends_its_consumer_after_the_time_it_may_take()
    {
        var time = new ManualTimeProvider();
        var never = new TaskCompletionSource<ReplayFrom?>();
        Attach("one", ReplayFrom.After(3), InvalidReplayHandling.Ask((_, _) => new(never.Task)));
        _table.Subscribe(confirm: false);
        Assert.True(_table.Refused(X, Refusal));
        var deciding = _wire.Starts[0].DecideAsync(Tables.Noon, TimeSpan.FromMinutes(15), time, Token);
        Assert.False(deciding.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(15));
        await deciding;
        var failure = Assert.IsType<StreamingException>(_wire.Starts[0].Failure);
        Assert.Equal(StreamingError.CallbackFailed, failure.Error);
        Assert.Contains("did not return within 900 s", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>0 is an id as any other. What may be missing before the only known id is not after it.</summary>
    [Theory]
    [InlineData(0L, true)]
    [InlineData(3L, true)]
    [InlineData(9L, false)]
    public async Task The_gap_begins_at_the_refused_id_if_all_up_to_it_was_received(long id, bool settled)
    {
        var consumer = RecordedConsumer.Started(new RecordedConsumer(new EventsOptions
        {
            From = settled ? ReplayFrom.After(id) : ReplayFrom.Earliest,
            OnInvalidReplay = InvalidReplayHandling.Earliest,
        }));
        if (!settled) consumer.Place.Receive(id, response: 1, awaited: 2);
        var start = new RefusedStart(consumer, GapCause.InvalidReplayId, Refusal);

        await start.DecideAsync(Tables.Noon, TimeSpan.FromMinutes(1), TimeProvider.System, Token);

        Assert.Equal(settled ? id : null, start.Apply().AfterReplayId);
        Assert.Equal(settled ? id : null, Assert.Single(consumer.Gaps).AfterReplayId);
    }

    [Fact]
    public async Task Whoever_left_while_it_was_decided_is_left_alone()
    {
        var consumer = Attach("one", ReplayFrom.After(3), InvalidReplayHandling.Earliest);
        _table.Subscribe(confirm: false);
        Assert.True(_table.Refused(X, Refusal));
        _table.Detach(consumer);
        await _wire.Starts[0].DecideAsync(Tables.Noon, TimeSpan.FromMinutes(1), TimeProvider.System, Token);
        _table.Restart(X, _wire.Starts, Tables.Noon);
        Assert.Empty(consumer.All);
    }

    [Fact]
    public void A_refusal_of_an_earlier_holder_leaves_the_one_who_has_come_since()
    {
        var earlier = Attach("one", ReplayFrom.After(3));
        _table.Subscribe(confirm: false);
        _table.Detach(earlier);
        _table.Release(X, null);
        var later = Attach("one", ReplayFrom.After(5));

        Assert.False(_table.Refused(X, Refusal));
        _table.Fault(X, Refusal);

        Assert.Null(later.Cause);
        Assert.Equal(5, _table.Subscribe());
    }

    private RecordedConsumer Attach(string name, ReplayFrom from, InvalidReplayHandling? handling = null)
    {
        var consumer = RecordedConsumer.Started(new RecordedConsumer(new EventsOptions { Name = name, From = from, OnInvalidReplay = handling }));
        Assert.Null(_table.Attach(consumer));
        return consumer;
    }

    private void Deliver(params long[] ids)
    {
        foreach (var id in ids) Assert.Null(_table.Deliver(X, id));
    }

    private long RestartOnWire(bool confirm)
    {
        _table.Release(X, null);
        return _table.Subscribe(confirm: confirm);
    }

    private async Task DecideAsync()
    {
        Assert.True(_table.Refused(X, Refusal));
        foreach (var start in _wire.Starts) await start.DecideAsync(Tables.Noon, TimeSpan.FromMinutes(1), TimeProvider.System, Token);
        _table.Restart(X, _wire.Starts, Tables.Noon);
    }
}
