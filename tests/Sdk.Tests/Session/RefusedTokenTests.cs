using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class RefusedTokenTests
{
    private const string Invalid = "401::Authentication invalid";
    private const string Renews = "AbandonRequests, StopTimer Poll, ReportLoss, StartTimer Recovery, AcquireToken renew";

    [Fact]
    public void A_401_on_connect_renews_the_token_once() => Assert.Equal(Renews, Refuse(Live()).Did);

    [Fact]
    public void An_HTTP_401_renews_the_token_too() => Assert.Equal(Renews, Live().Lose(BayeuxRequestKind.Connect, 401).Did);

    [Fact]
    public void A_401_on_subscribe_renews_the_token()
    {
        var run = Live().Want(MachineRun.B).AnswerSubscribe(Replies.SubscribeRefused(Invalid));
        Assert.Equal(Renews, run.Did);
    }

    [Fact]
    public void A_401_on_unsubscribe_renews_the_token()
    {
        var run = Live().Unwant(MachineRun.A).AnswerUnsubscribe(Replies.UnsubscribeRefused(Invalid));
        Assert.Equal("AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, AcquireToken renew", run.Did);
    }

    [Fact]
    public void A_401_on_the_handshake_of_a_recovery_renews_the_token_after_a_pause()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect).Handshake(Replies.HandshakeRefused(Invalid));
        Assert.Equal("StartTimer Attempt", run.Did);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_fresh_token_that_is_refused_on_the_handshake_is_asked_for_again_later()
    {
        var run = Refuse(Live()).GetToken().Handshake(Replies.HandshakeRefused(Invalid));
        Assert.Equal("StartTimer Attempt", run.Did);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_fresh_token_that_is_refused_on_the_first_connect_is_asked_for_again_later()
    {
        var run = Refuse(Live()).GetToken().Handshake(Replies.Handshake).AnswerSubscribe();
        Assert.EndsWith("ReportLoss, StartTimer Attempt", Refuse(run).Did, StringComparison.Ordinal);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_fresh_token_that_is_refused_by_HTTP_is_asked_for_again_later()
    {
        var run = Refuse(Live()).GetToken().Lose(BayeuxRequestKind.Handshake, 401);
        Assert.Equal("StartTimer Attempt", run.Did);
    }

    [Fact]
    public void Fresh_tokens_that_are_refused_are_asked_for_ever_more_slowly()
    {
        var settings = SessionSettings.Default with { AsksVersion = false, Logins = RateLimit.PerHour(600) };
        var run = Refuse(MachineRun.Live(settings, MachineRun.A)).GetToken().Handshake(Replies.HandshakeRefused(Invalid));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        for (var i = 0; i < 8; i++) run.Elapse(TimerKind.Attempt).GetToken().Handshake(Replies.HandshakeRefused(Invalid));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromMinutes(2.5), TimeSpan.FromMinutes(5));
        Assert.Equal("AbandonRequests, End AuthenticationRejected", run.Elapse(TimerKind.Recovery).Did);
    }

    [Fact]
    public void The_failures_of_the_outage_before_do_not_count_for_the_first_fresh_token()
    {
        var run = Live().Lose(BayeuxRequestKind.Connect);
        for (var i = 0; i < 10; i++) run.Lose(BayeuxRequestKind.Handshake).Elapse(TimerKind.Attempt);
        run.Handshake(Replies.HandshakeRefused(Invalid)).Elapse(TimerKind.Attempt).GetToken().Handshake(Replies.HandshakeRefused(Invalid));
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void At_the_first_start_a_fresh_token_that_is_refused_is_final()
    {
        var run = Started().Handshake(Replies.HandshakeRefused(Invalid));
        Assert.Equal("AbandonRequests, End AuthenticationRejected", run.Did);
    }

    [Fact]
    public void A_token_that_the_first_handshake_accepted_and_the_first_connect_refuses_is_asked_for_again_later()
    {
        var run = Refuse(Started().Handshake(Replies.Handshake).AnswerSubscribe());
        Assert.EndsWith("StartTimer Recovery, StartTimer Attempt", run.Did, StringComparison.Ordinal);
        Assert.InRange(run.Delay(TimerKind.Attempt), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_token_that_worked_may_be_renewed_again()
    {
        var run = Refuse(Live()).GetToken().Establish().Connect(Replies.Connect, progress: true);
        Assert.Equal(Renews, Refuse(run).Did);
    }

    [Fact]
    public void A_second_renewal_without_progress_pauses_first()
    {
        var run = Refuse(Refuse(Live()).GetToken().Establish());
        Assert.EndsWith("StartTimer Attempt", run.Did, StringComparison.Ordinal);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_login_host_that_is_away_is_asked_again_after_a_pause()
    {
        var run = Refuse(Live());
        run.Feed(new SessionEvent.TokenFailed(run.State.Epoch, MachineRun.Failure(StreamingError.LoginFailed)));
        Assert.Equal("StartTimer Attempt", run.Did);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_login_host_that_asks_to_wait_is_obeyed()
    {
        var run = Refuse(Live());
        run.Feed(new SessionEvent.TokenFailed(run.State.Epoch, new StreamingException(StreamingError.LoginFailed, "busy") { RetryAfter = TimeSpan.FromSeconds(90) }));
        Assert.Equal(TimeSpan.FromSeconds(90), run.Delay(TimerKind.Attempt));
    }

    [Theory]
    [InlineData(StreamingError.LoginRefused)]
    [InlineData(StreamingError.AuthenticationRejected)]
    [InlineData(StreamingError.Configuration)]
    public void A_login_that_is_refused_is_final(StreamingError reason)
    {
        var run = Refuse(Live());
        run.Feed(new SessionEvent.TokenFailed(run.State.Epoch, MachineRun.Failure(reason)));
        Assert.Equal($"AbandonRequests, End {reason}", run.Did);
    }

    private static MachineRun Started() =>
        new MachineRun(SessionSettings.Default with { AsksVersion = false }).Want(MachineRun.A).Feed(new SessionEvent.StartRequested()).GetToken();

    private static MachineRun Live() => MachineRun.Live(SessionSettings.Default with { AsksVersion = false }, MachineRun.A);

    private static MachineRun Refuse(MachineRun run) =>
        run.Connect(Replies.ConnectRefused(Invalid, advice: """{"reconnect":"none","interval":0}"""));
}
