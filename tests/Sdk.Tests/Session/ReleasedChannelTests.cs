using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A release says whether the server refused the subscribe request, because a refused channel must be subscribed again for later consumers.</summary>
public sealed class ReleasedChannelTests
{
    private const string A = MachineRun.A;
    private const string Restricted = "403::Restricted channel";

    [Fact]
    public void A_refused_channel_that_nobody_wants_any_more_is_released_as_refused()
    {
        var run = MachineRun.Live().Want(A).Unwant(A).AnswerSubscribe(Replies.SubscribeRefused(Restricted));
        Assert.Equal([new SessionAction.ReleaseChannel(A, WasRefused: true)], run.Actions);
        Assert.Empty(run.State.Channels);
    }

    [Fact]
    public void A_refused_channel_that_is_wanted_again_is_released_as_refused_and_subscribed_again()
    {
        var run = MachineRun.Live().Want(A).Unwant(A).Want(A).AnswerSubscribe(Replies.SubscribeRefused(Restricted));
        Assert.Equal([new SessionAction.ReleaseChannel(A, WasRefused: true), new SessionAction.SendSubscribe(A)], run.Actions);
    }

    [Fact]
    public void An_unsubscribed_channel_was_not_refused()
    {
        var released = new SessionAction.ReleaseChannel(A, WasRefused: false);
        Assert.Equal([released], MachineRun.Live(A).Unwant(A).AnswerUnsubscribe().Actions);
        Assert.Equal([released, new SessionAction.SendSubscribe(A)], MachineRun.Live(A).Unwant(A).Want(A).AnswerUnsubscribe().Actions);
        Assert.Equal([released], MachineRun.Live(A).Unwant(A).AnswerUnsubscribe(Replies.UnsubscribeRefused(Restricted)).Actions);
        Assert.Contains(released, MachineRun.Live(A).Unwant(A).Lose(BayeuxRequestKind.Connect).Actions);
    }
}
