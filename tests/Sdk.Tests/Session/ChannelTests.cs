using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class ChannelTests
{
    private const string A = MachineRun.A;
    private const string B = MachineRun.B;

    [Fact]
    public void At_most_one_channel_request_is_under_way()
    {
        var run = MachineRun.Live();
        Assert.Equal("SendSubscribe A", run.Want(A).Did);
        Assert.Equal("", run.Want(B).Did);
        Assert.Equal("ConfirmChannel A, SendSubscribe B", run.AnswerSubscribe().Did);
        Assert.Equal("", run.Unwant(A).Did);
        Assert.Equal("ConfirmChannel B, SendUnsubscribe A", run.AnswerSubscribe().Did);
        Assert.Equal("ReleaseChannel A", run.AnswerUnsubscribe().Did);
    }

    [Fact]
    public void A_refused_subscribe_faults_only_that_channel()
    {
        var run = MachineRun.Live(A).Want(B).AnswerSubscribe(Replies.SubscribeRefused("403::Restricted channel"));
        var fault = Assert.IsType<SessionAction.FaultChannel>(Assert.Single(run.Actions));
        Assert.Equal((B, StreamingError.SubscriptionRefused, B), (fault.Channel, fault.Cause.Error, fault.Cause.Channel));
        Assert.Equal(A, Assert.Single(run.State.Channels).Name);
        Assert.True(run.State.ConnectOutstanding);
    }

    [Fact]
    public void A_refused_replay_id_faults_only_that_channel_and_says_so()
    {
        var run = MachineRun.Live(A).Want(B).AnswerSubscribe(Replies.SubscribeRefused(
            "400::The replayId {82} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events."));
        Assert.Equal(StreamingError.InvalidReplayId, Assert.Single(run.Actions.OfType<SessionAction.FaultChannel>()).Cause.Error);
    }

    [Fact]
    public void A_faulted_channel_may_be_wanted_again()
    {
        var run = MachineRun.Live().Want(A).AnswerSubscribe(Replies.SubscribeRefused("403::Restricted channel"));
        Assert.Equal("SendSubscribe A", run.Want(A).Did);
    }

    [Fact]
    public void A_channel_that_is_let_go_and_wanted_again_restarts_on_the_wire()
    {
        var run = MachineRun.Live(A).Want(B).Unwant(A).Want(A);
        Assert.Equal("ConfirmChannel B, SendUnsubscribe A", run.AnswerSubscribe().Did);
        Assert.Equal("ReleaseChannel A, SendSubscribe A", run.AnswerUnsubscribe().Did);
        Assert.Equal("ConfirmChannel A", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void A_channel_wanted_again_while_it_is_being_subscribed_restarts_too()
    {
        var run = MachineRun.Live().Want(A).Unwant(A).Want(A);
        Assert.Equal("SendUnsubscribe A", run.AnswerSubscribe().Did);
        Assert.Equal("ReleaseChannel A, SendSubscribe A", run.AnswerUnsubscribe().Did);
        Assert.Equal("ConfirmChannel A", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void A_channel_wanted_again_while_it_is_being_unsubscribed_is_subscribed_afterwards()
    {
        var run = MachineRun.Live(A).Unwant(A).Want(A);
        Assert.EndsWith("SendSubscribe A", run.AnswerUnsubscribe().Did, StringComparison.Ordinal);
        Assert.Equal("ConfirmChannel A", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void A_channel_that_was_let_go_while_it_was_being_subscribed_is_never_confirmed()
    {
        var run = MachineRun.Live().Want(A).Unwant(A);
        Assert.Equal("SendUnsubscribe A", run.AnswerSubscribe().Did);
        Assert.Equal("ReleaseChannel A", run.AnswerUnsubscribe().Did);
        Assert.Empty(run.State.Channels);
    }

    [Fact]
    public void A_channel_that_was_let_go_is_released_by_the_loss_of_the_session()
    {
        var run = MachineRun.Live(A, B).Unwant(A).Lose(BayeuxRequestKind.Connect);
        Assert.Contains("ReleaseChannel A", run.Did, StringComparison.Ordinal);
        Assert.Equal(B, Assert.Single(run.State.Channels).Name);
    }

    [Fact]
    public void A_channel_that_the_server_was_never_told_of_is_released_at_once() =>
        Assert.Equal("ReleaseChannel A", new MachineRun().Want(A).Unwant(A).Did);

    [Fact]
    public void A_refused_unsubscribe_releases_the_channel_all_the_same()
    {
        var run = MachineRun.Live(A).Unwant(A).AnswerUnsubscribe(Replies.UnsubscribeRefused("500::Internal error"));
        Assert.Equal("ReleaseChannel A", run.Did);
    }

    [Fact]
    public void An_unknown_client_on_unsubscribe_shakes_hands_and_releases()
    {
        var run = MachineRun.Live(SessionSettings.Default with { AsksVersion = false }, A).Unwant(A);
        run.AnswerUnsubscribe(Replies.UnsubscribeRefused("403::Unknown client"));
        Assert.Equal("AbandonRequests, StopTimer Poll, ReportLoss, ReleaseChannel A, StartTimer Recovery, SendHandshake", run.Did);
    }

    [Fact]
    public void An_unknown_client_on_subscribe_faults_no_channel()
    {
        var run = MachineRun.Live(SessionSettings.Default with { AsksVersion = false }, A).Want(B);
        run.AnswerSubscribe(Replies.SubscribeRefused("403::Client has not completed handshake"));
        Assert.EndsWith("SendHandshake", run.Did, StringComparison.Ordinal);
        Assert.Equal($"{A} {B}", string.Join(' ', run.State.Channels.Select(static channel => channel.Name)));
    }

    [Fact]
    public void A_channel_wanted_while_the_session_is_away_waits_for_the_next_one()
    {
        var run = Situations.All["Handshaking again"]().Want(B);
        Assert.Equal("", run.Did);
        run.Handshake(Replies.Handshake);
        Assert.Equal("ConfirmChannel A, SendSubscribe B", run.AnswerSubscribe().Did);
    }

    [Fact]
    public void The_held_connect_does_not_keep_a_subscribe_waiting()
    {
        var run = MachineRun.Live();
        Assert.True(run.State.ConnectOutstanding);
        Assert.Equal("SendSubscribe A", run.Want(A).Did);
    }
}
