using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>Without <c>AutoReconnect</c> a loss ends the run, whatever is lost and when.</summary>
public sealed class AutoReconnectOffTests
{
    private static readonly SessionSettings Off = SessionSettings.Default with { Reconnects = false };

    public static TheoryData<string> All() => [.. Situations.All.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_that_happens_in_any_situation_is_recovered_from(string situation)
    {
        var recovered = SampleEvents.All.Where(sample => Recovers(situation, sample.Key, Off)).Select(static sample => sample.Key);
        Assert.Empty(recovered.Except(["HandshakeRequested", "SessionUnfit"])); // What the program asked for, itself or by a consumer that joins.
    }

    /// <summary>The control: if it is on, the same test finds recoveries where there is something to lose.</summary>
    [Theory]
    [InlineData("Live", "RequestLost cut")]
    [InlineData("Live", "ConnectAnswered unknown")]
    [InlineData("Live", "ConnectAnswered 401")]
    [InlineData("Live", "ConnectAnswered 503")]
    [InlineData("Live", "ConnectAnswered 500 retry")]
    [InlineData("Live", "ServerDisconnected")]
    [InlineData("Live, subscribing", "SubscribeAnswered unknown")]
    [InlineData("Handshaking again", "HandshakeAnswered 503")]
    [InlineData("AskingVersion again", "VersionFailed")]
    [InlineData("Authenticating again", "TokenFailed transient")]
    [InlineData("Live, lost before", "RequestLost cut")]
    public void With_it_the_same_is_recovered_from(string situation, string sample)
    {
        Assert.True(Recovers(situation, sample, SessionSettings.Default));
        Assert.False(Recovers(situation, sample, Off));
    }

    [Fact]
    public void The_loss_is_what_the_run_ends_with()
    {
        var run = MachineRun.Live(Off, MachineRun.A).Connect(Replies.ConnectRefused("403::Unknown client"));
        Assert.Equal("AbandonRequests, End Protocol", run.Did);
        Assert.Contains("403::Unknown client", ((SessionAction.End)run.Actions[^1]).Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_channel_still_costs_that_channel_alone()
    {
        var run = MachineRun.Live(Off, MachineRun.A).Want(MachineRun.B).AnswerSubscribe(Replies.SubscribeRefused("403::Restricted channel"));
        Assert.Equal("FaultChannel B", run.Did);
    }

    [Fact]
    public void A_handshake_that_the_program_asks_for_is_made_all_the_same()
    {
        var run = MachineRun.Live(Off, MachineRun.A).Feed(new SessionEvent.HandshakeRequested());
        Assert.Equal("AbandonRequests, StopTimer Poll, ReportLoss, SendAbandonedDisconnect, StartTimer Recovery, AskVersion", run.Did);
        Assert.EndsWith("SendConnect", run.Establish().Did, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(BayeuxRequestKind.Connect))]
    [InlineData(nameof(BayeuxRequestKind.Message))]
    public void A_loss_right_after_such_a_handshake_is_the_end_too(string kind)
    {
        var run = MachineRun.Live(Off, MachineRun.A).Feed(new SessionEvent.HandshakeRequested()).Establish();
        Assert.Equal("SendAbandonedDisconnect, AbandonRequests, End Transport", run.Lose(Enum.Parse<BayeuxRequestKind>(kind)).Did);
    }

    [Fact]
    public void Such_a_handshake_that_is_refused_is_the_end()
    {
        var run = MachineRun.Live(Off, MachineRun.A).Feed(new SessionEvent.HandshakeRequested());
        run.Feed(new SessionEvent.VersionKnown(run.State.Epoch, "66.0")).Handshake(Replies.HandshakeRefused("503::Server is too busy"));
        Assert.Equal("AbandonRequests, End ServerBusy", run.Did);
    }

    [Fact]
    public void Such_a_handshake_may_wait_for_its_budget_while_the_program_goes_on()
    {
        var run = MachineRun.Live(Off with { Handshakes = new RateLimit(1, TimeSpan.FromMinutes(1)) }, MachineRun.A);
        run.Feed(new SessionEvent.HandshakeRequested());
        Assert.EndsWith("StartTimer Attempt", run.Did, StringComparison.Ordinal);
        run.Want(MachineRun.B);
        Assert.Equal(SessionPhase.Waiting, run.State.Phase);
        Assert.Equal("", run.Elapse(TimerKind.HandshakeRefill).Did);
        Assert.Equal("AskVersion", run.Elapse(TimerKind.Attempt).Did);
    }

    /// <summary>Returns true for a result that only a recovery has: a reported loss, a time limit, or a pause before another attempt.</summary>
    private static bool Recovers(string situation, string sample, SessionSettings settings)
    {
        var state = Situations.All[situation]().State;
        var (_, actions) = new SessionMachine(settings).Next(state, SampleEvents.All[sample](state));
        return actions.Any(static action =>
            action is SessionAction.ReportLoss or SessionAction.StartTimer { Kind: TimerKind.Recovery or TimerKind.Attempt });
    }
}
