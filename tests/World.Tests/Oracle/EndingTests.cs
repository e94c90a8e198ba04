using TypedStreaming.World.Oracle;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Tests.Oracle;

/// <summary>Ends, waits, sessions and deliveries.</summary>
public sealed class EndingTests
{
    [Fact]
    public void An_enumeration_does_not_just_stop()
    {
        var history = new History();
        history.Oracle.End(history.Join(), LifeEnd.Ended);
        Assert.Equal([ViolationKind.JustStopped], history.Found);
    }

    [Fact]
    public void An_exception_that_is_not_the_SDKs_is_a_defect()
    {
        var history = new History();
        history.Oracle.End(history.Join(), LifeEnd.Failed, new InvalidOperationException());
        Assert.Equal([ViolationKind.Defect], history.Found);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_lost_connection_ends_an_enumeration_after_the_recovery_timeout(int minutes, bool explained)
    {
        var history = new History();
        var life = history.Join();
        history.Org.Now = history.Circumstances.LastRecovery.AddMinutes(minutes);
        history.Oracle.End(life, LifeEnd.Failed, new StreamingException(StreamingError.Transport, "The connection broke."));
        Assert.Equal(explained, !history.Found.Any());
    }

    [Fact]
    public void The_first_connect_of_a_session_ends_no_recovery()
    {
        var history = new History();
        var life = history.Join();
        history.Org.Now = history.Circumstances.LastRecovery.AddMinutes(15);
        history.Circumstances.LastSuccess = history.Org.Now;
        history.Oracle.End(life, LifeEnd.Failed, new StreamingException(StreamingError.Transport, "The connection broke."));
        Assert.Empty(history.Found);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_slow_consumer_is_one_without_room(bool explained)
    {
        var history = new History();
        history.Oracle.End(history.Join(thrift: explained ? Thrift.SmallBuffer : Thrift.None), LifeEnd.Failed, new StreamingException(StreamingError.ConsumerTooSlow, "Too slow."));
        Assert.Equal(explained, !history.Found.Any());
    }

    [Fact]
    public void A_wait_does_not_go_on_for_ever()
    {
        var (history, judge) = (new History(), new Judge());
        var (life, since) = (history.Join(), history.Org.Now);
        var longest = Circumstances.RecoveryTimeout + NeverSilent.Slack;
        NeverSilent.CheckWait(judge, life, since, since + longest);
        Assert.Empty(judge.Violations);
        NeverSilent.CheckWait(judge, life, since, since + longest + TimeSpan.FromSeconds(1));
        Assert.Equal(ViolationKind.Silent, Assert.Single(judge.Violations).Kind);
    }

    [Fact]
    public void A_third_session_is_one_too_many()
    {
        var judge = new Judge();
        var sessions = new FewSessions(judge);
        var first = new World.Org.OrgSession(1);
        sessions.Made(first);
        sessions.Made(new World.Org.OrgSession(2));
        sessions.Ended(first);
        sessions.Made(new World.Org.OrgSession(3));
        Assert.Empty(judge.Violations);
        sessions.Made(new World.Org.OrgSession(4));
        Assert.Equal(ViolationKind.ManySessions, Assert.Single(judge.Violations).Kind);
    }

    [Fact]
    public void A_join_explains_one_replay()
    {
        var history = new History();
        var session = new World.Org.OrgSession(1);
        history.Join();
        history.Oracle.Subscribe(history.Channel, session, again: 100, process: 1);
        Assert.Empty(history.Found);
        history.Oracle.Subscribe(history.Channel, session, again: 100, process: 1);
        Assert.Equal([ViolationKind.ManyDeliveries], history.Found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loss_explains_a_replay_of_what_is_in_doubt(bool inDoubt)
    {
        var history = new History();
        history.Oracle.Confirm(history.Join());
        history.Oracle.Subscribe(history.Channel, new World.Org.OrgSession(1), again: 1, process: 1);
        var events = Enumerable.Range(0, 20).Select(_ => history.Publish()).ToList();
        if (!inDoubt) history.Oracle.Settle(events, process: 1);
        history.Oracle.Subscribe(history.Channel, new World.Org.OrgSession(2), again: 20, process: 1);
        history.Oracle.Subscribe(history.Channel, new World.Org.OrgSession(3), again: 20, process: 1);
        Assert.Equal(inDoubt, !history.Found.Any());
    }

    [Fact]
    public void A_session_that_is_lost_for_a_response_that_is_right_is_a_violation()
    {
        var judge = new Judge();
        var reads = new ReadsAll(judge);
        reads.Check(Recovering("The connection was reset."));
        reads.WasCut = true;
        reads.Check(Recovering("the response is not a list of Bayeux messages: cut"));
        Assert.Empty(judge.Violations);
        var unread = Recovering("the response is not a list of Bayeux messages: Expected ',' or ']'");
        reads.Check(unread);
        reads.Check(unread with { State = ClientState.Paused });
        Assert.Equal([ViolationKind.Unread], judge.Violations.Select(static found => found.Kind));
    }

    private static StateChange Recovering(string cause) => new()
    {
        State = ClientState.Recovering, Previous = ClientState.Connected, At = DateTimeOffset.UnixEpoch, Cause = new StreamingException(StreamingError.Transport, cause),
    };
}
