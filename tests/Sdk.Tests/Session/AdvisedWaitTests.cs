using TypedStreaming.Bayeux;
using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The wait that a server asks for is observed on every path, up to a limit.</summary>
public sealed class AdvisedWaitTests
{
    private const string ThreeSeconds = """{"reconnect":"handshake","interval":3000}""";
    private static readonly SessionSettings FixedVersion = SessionSettings.Default with { AsksVersion = false };

    [Fact]
    public void A_refused_connect_is_followed_by_the_handshake_after_the_interval() => AssertWaits(3, Live().Connect(Replies.ConnectRefused("402::Unknown client", advice: ThreeSeconds)));

    [Fact]
    public void A_successful_connect_that_asks_for_a_handshake_is_followed_by_it_after_the_interval() => AssertWaits(3, Live().Connect(Replies.ConnectAdvising(ThreeSeconds)));

    [Fact]
    public void A_lost_connect_is_followed_by_the_handshake_after_the_interval_in_force()
    {
        var run = Live().Connect(Replies.ConnectAdvising("""{"reconnect":"retry","interval":3000}""")).Elapse(TimerKind.Poll);
        AssertWaits(3, run.Lose(BayeuxRequestKind.Connect));
    }

    [Fact]
    public void A_refused_handshake_is_repeated_after_the_interval()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect);
        AssertWaits(4, run.Handshake(Refused("""{"reconnect":"retry","interval":4000}""")));
        AssertWaits(4, run.Elapse(TimerKind.Attempt).Lose(BayeuxRequestKind.Handshake));
    }

    [Fact]
    public void A_refused_subscribe_of_a_channel_in_recovery_is_repeated_after_the_interval()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect).Handshake(Replies.Handshake);
        run.AnswerSubscribe(Replies.Refused(MetaChannel.Subscribe, "503::Server is too busy", advice: """{"interval":200000}"""));
        Assert.Equal(TimeSpan.FromSeconds(200), run.Delay(TimerKind.Channel, MachineRun.A));
    }

    [Fact]
    public void A_lost_handshake_is_repeated_after_what_its_headers_ask_for() => AssertWaits(7, Live().Lose(BayeuxRequestKind.Connect).Lose(BayeuxRequestKind.Handshake, 503, retryAfter: TimeSpan.FromSeconds(7)));

    [Fact]
    public void A_lost_connect_is_followed_by_the_handshake_after_what_its_headers_ask_for() => AssertWaits(7, Live().Lose(BayeuxRequestKind.Connect, 503, retryAfter: TimeSpan.FromSeconds(7)));

    [Fact]
    public void A_subscribe_that_finds_the_session_gone_is_followed_by_the_handshake_after_the_interval() =>
        AssertWaits(3, Live().Want(MachineRun.B).AnswerSubscribe(Replies.Refused(MetaChannel.Subscribe, "402::Unknown client", advice: ThreeSeconds)));

    [Fact]
    public void An_unsubscribe_that_finds_the_session_gone_is_followed_by_the_handshake_after_the_interval() =>
        AssertWaits(3, Live().Unwant(MachineRun.A).AnswerUnsubscribe(Replies.Refused(MetaChannel.Unsubscribe, "402::Unknown client", advice: ThreeSeconds)));

    [Fact]
    public void A_disconnect_of_the_server_is_followed_by_the_handshake_after_the_interval()
    {
        var run = Live();
        AssertWaits(3, run.Feed(new SessionEvent.ServerDisconnected(run.State.Epoch, new Advice { Interval = TimeSpan.FromSeconds(3) })));
    }

    [Fact]
    public void A_refused_token_is_renewed_after_what_the_headers_ask_for() => AssertWaits(7, Live().Lose(BayeuxRequestKind.Connect, 401, retryAfter: TimeSpan.FromSeconds(7)));

    [Fact]
    public void A_wait_for_one_channel_does_not_hold_up_the_polls()
    {
        var run = Situations.All["Live without replay"]().Want(MachineRun.B).Lose(BayeuxRequestKind.Subscribe, 503, retryAfter: TimeSpan.FromMinutes(2));
        Assert.Equal(TimeSpan.FromMinutes(2), run.Delay(TimerKind.Channel, MachineRun.B));
        Assert.Equal("SendConnect", run.Connect(Replies.Connect).Did);
    }

    [Fact]
    public void A_longer_wish_for_one_channel_is_cut_and_reported()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect).Handshake(Replies.Handshake);
        run.AnswerSubscribe(Replies.Refused(MetaChannel.Subscribe, "503::Server is too busy", advice: """{"interval":3600000}"""));
        Assert.Equal(TimeSpan.FromMinutes(5), run.Delay(TimerKind.Channel, MachineRun.A));
        Assert.Contains(new SessionAction.ReportShortenedWait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)), run.Actions);
    }

    [Fact]
    public void A_longer_wish_before_a_handshake_is_cut_and_reported()
    {
        var run = Live().Connect(Replies.ConnectAdvising("""{"reconnect":"handshake","interval":3600000}"""));
        Assert.Equal(TimeSpan.FromMinutes(5), run.Delay(TimerKind.Attempt));
        Assert.Contains(new SessionAction.ReportShortenedWait(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)), run.Actions);
    }

    [Fact]
    public void A_longer_wish_between_polls_is_cut_and_reported()
    {
        var run = Live().Connect(Replies.ConnectAdvising("""{"reconnect":"retry","interval":60000}"""));
        Assert.Equal(TimeSpan.FromSeconds(30), run.Delay(TimerKind.Poll));
        Assert.Contains(new SessionAction.ReportShortenedWait(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(30)), run.Actions);
    }

    [Fact]
    public void An_interval_that_is_waited_out_is_not_reported_and_does_not_come_again_with_the_next_session()
    {
        var run = Live().Connect(Replies.ConnectAdvising(ThreeSeconds));
        Assert.DoesNotContain(run.Actions, static action => action is SessionAction.ReportShortenedWait);
        run.Elapse(TimerKind.Attempt).Establish().Connect(Replies.Connect);
        Assert.EndsWith("SendHandshake", run.Lose(BayeuxRequestKind.Connect).Did, StringComparison.Ordinal);
    }

    [Fact]
    public void While_a_poll_that_was_refused_waits_the_client_is_not_shown_as_connected()
    {
        var run = Live().Connect(Replies.ConnectRefused("500::Internal error", advice: """{"reconnect":"retry","interval":9000}"""));
        Assert.Null(run.State.Shown(null));
        Assert.Equal(ClientState.Recovering, run.Elapse(TimerKind.Poll).State.Shown(null));
        Assert.Equal(ClientState.Connected, run.Connect(Replies.FirstConnect).State.Shown(null));
    }

    [Theory]
    [InlineData(9000, true)]
    [InlineData(1000, true)]
    [InlineData(500, false)]
    public void A_poll_that_waits_for_a_second_or_more_as_the_server_advises_is_shown_as_a_pause(int interval, bool isShown)
    {
        var run = Live().Connect(Replies.ConnectAdvising($$"""{"reconnect":"retry","interval":{{interval}}}"""));
        Assert.Equal(isShown ? null : ClientState.Connected, run.State.Shown(null));
        Assert.Equal(ClientState.Connected, run.Elapse(TimerKind.Poll).State.Shown(null));
    }

    private static void AssertWaits(int seconds, MachineRun run)
    {
        Assert.EndsWith("StartTimer Attempt", run.Did, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Delay(TimerKind.Attempt));
    }

    private static MetaReply Refused(string advice) => Replies.Refused(MetaChannel.Handshake, "403::Handshake denied", "500::Internal error", advice);

    private static MachineRun Live() => MachineRun.Live(FixedVersion, MachineRun.A);
}
