using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The client state that an application sees in each situation of a session. A pause is reported with its length, and not here.</summary>
public sealed class ShownStateTests
{
    [Theory]
    [InlineData("Idle", null)]
    [InlineData("Authenticating", ClientState.Connecting)]
    [InlineData("AskingVersion", ClientState.Connecting)]
    [InlineData("Handshaking", ClientState.Connecting)]
    [InlineData("Live, subscribing", ClientState.Connected)]
    [InlineData("Live, first connect", ClientState.Connected)]
    [InlineData("Live", ClientState.Connected)]
    [InlineData("Waiting", null)]
    [InlineData("Waiting for a login", null)]
    [InlineData("Authenticating again", ClientState.Recovering)]
    [InlineData("AskingVersion again", ClientState.Recovering)]
    [InlineData("Handshaking again", ClientState.Recovering)]
    [InlineData("Live, lost before", ClientState.Connected)]
    [InlineData("Disconnecting", ClientState.Stopping)]
    public void A_client_is_shown_as_what_it_does(string situation, ClientState? shown) => Assert.Equal(shown, Situations.All[situation]().State.Shown(null));

    [Fact]
    public void A_client_has_recovered_when_the_first_connect_of_its_new_session_is_answered()
    {
        var run = Situations.All["Handshaking again"]().Handshake(Replies.Handshake).AnswerSubscribe();
        Assert.Equal(ClientState.Recovering, run.State.Shown(null));
        Assert.Equal(ClientState.Connected, run.Connect(Replies.FirstConnect, progress: false).State.Shown(null));
    }

    [Fact]
    public void A_first_connect_that_was_lost_and_is_answered_when_it_is_repeated_is_a_recovery()
    {
        var run = Situations.All["Handshaking"]().Handshake(Replies.HandshakeWithoutReplay).AnswerSubscribe();
        run.Lose(BayeuxRequestKind.Connect).Elapse(TimerKind.Poll);
        Assert.Equal(ClientState.Recovering, run.State.Shown(null));
        Assert.Equal(ClientState.Connected, run.Connect(Replies.FirstConnect, progress: false).State.Shown(null));
    }

    [Fact]
    public void A_run_that_has_ended_is_shown_as_stopped_or_with_a_failure_as_faulted()
    {
        var ended = Situations.All["Ended"]().State;
        Assert.Equal(ClientState.Stopped, ended.Shown(null));
        Assert.Equal(ClientState.Faulted, ended.Shown(MachineRun.Failure()));
    }
}
