using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class StartTests
{
    [Fact]
    public void A_start_logs_in_asks_the_version_and_shakes_hands()
    {
        var run = new MachineRun();
        Assert.Equal("AcquireToken, StartTimer LoginRefill", run.Feed(new SessionEvent.StartRequested()).Did);
        Assert.Equal("AskVersion", run.GetToken().Did);
        Assert.Equal("SendHandshake, StartTimer HandshakeRefill", run.Feed(new SessionEvent.VersionKnown(0, "66.0")).Did);
        Assert.Equal("ReportEstablished, SendConnect at once", run.Handshake(Replies.Handshake).Did);
        Assert.Equal("SendConnect", run.Connect(Replies.FirstConnect, progress: false).Did);
    }

    [Fact]
    public void A_given_version_is_not_asked_for()
    {
        var run = new MachineRun(SessionSettings.Default with { AsksVersion = false }).Feed(new SessionEvent.StartRequested());
        Assert.Equal("SendHandshake, StartTimer HandshakeRefill", run.GetToken().Did);
    }

    [Fact]
    public void Channels_wanted_before_the_start_are_subscribed_one_by_one_before_the_first_connect()
    {
        var run = new MachineRun(SessionSettings.Default with { AsksVersion = false }).Want(MachineRun.A).Want(MachineRun.B);
        run.Feed(new SessionEvent.StartRequested()).GetToken();
        Assert.Equal("ReportEstablished, SendSubscribe A", run.Handshake(Replies.Handshake).Did);
        Assert.Equal("ConfirmChannel A, SendSubscribe B", run.AnswerSubscribe().Did);
        Assert.Equal("ConfirmChannel B, SendConnect at once", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void A_second_start_changes_nothing()
    {
        var run = MachineRun.Live();
        var before = run.State;
        Assert.Same(before, run.Feed(new SessionEvent.StartRequested()).State);
    }

    [Theory]
    [InlineData("401::Authentication invalid", StreamingError.AuthenticationRejected)]
    [InlineData("401::Request requires authentication", StreamingError.AuthenticationRejected)]
    [InlineData("503::Server is too busy. Please try your request again later.", StreamingError.ServerBusy)]
    [InlineData("403::Organization concurrent user limit exceeded", StreamingError.LimitExceeded)]
    [InlineData("400::Unsupported API version. Only API versions '37.0' and later are supported.", StreamingError.HandshakeRefused)]
    [InlineData("403::Something of tomorrow", StreamingError.HandshakeRefused)]
    public void A_handshake_that_is_refused_the_first_time_ends_the_run_with_its_cause(string words, StreamingError reason)
    {
        var run = Situations.All["Handshaking"]().Handshake(Replies.HandshakeRefused(words));
        var end = Assert.Single(run.Actions.OfType<SessionAction.End>());
        Assert.Equal(reason, end.Cause!.Error);
        Assert.Contains(words, end.Cause.Message, StringComparison.Ordinal);
        Assert.Equal(words, end.Cause.ServerText);
    }

    [Fact]
    public void A_successful_handshake_without_a_client_id_is_a_refusal()
    {
        var run = Situations.All["Handshaking"]().Handshake(Replies.Handshake with { ClientId = null });
        Assert.Equal("AbandonRequests, End HandshakeRefused", run.Did);
    }

    [Fact]
    public void What_the_server_says_about_replay_is_reported()
    {
        var run = Situations.All["Handshaking"]().Handshake(Replies.Handshake with { SupportsReplay = false });
        Assert.False(Assert.Single(run.Actions.OfType<SessionAction.ReportEstablished>()).SupportsReplay);
    }
}
