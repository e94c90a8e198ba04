using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>The limits of handshakes and logins over time: a session that has reached one waits, and goes on when one more is allowed.</summary>
public sealed class SpentLimitsTests
{
    private static readonly TimeSpan PerHandshake = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PerLogin = TimeSpan.FromMinutes(3);
    private static readonly SessionSettings Tight = SessionSettings.Default with
    {
        AsksVersion = false,
        Handshakes = new RateLimit(2, PerHandshake),
        Logins = new RateLimit(2, PerLogin),
    };

    [Fact]
    public void Each_limit_is_refilled_at_its_own_rate()
    {
        var run = MachineRun.Live(Tight);
        Assert.Equal((PerHandshake, PerLogin), (run.Delay(TimerKind.HandshakeRefill), run.Delay(TimerKind.LoginRefill)));
        Assert.Equal((1, 1), (run.State.HandshakesSpent, run.State.LoginsSpent));
        Assert.Equal((0, 1), Spent(run.Elapse(TimerKind.HandshakeRefill)));
        Assert.Equal((0, 0), Spent(run.Elapse(TimerKind.LoginRefill)));
        Assert.False(run.Runs(TimerKind.HandshakeRefill) || run.Runs(TimerKind.LoginRefill));
    }

    [Fact]
    public void A_refill_goes_on_until_nothing_is_spent_any_more()
    {
        var run = Refuse(MachineRun.Live(Tight)).GetToken();
        Assert.Equal((2, 2), Spent(run));
        Assert.Equal("StartTimer LoginRefill", run.Elapse(TimerKind.LoginRefill).Did);
        Assert.Equal(PerLogin, run.Delay(TimerKind.LoginRefill));
        Assert.Equal("", run.Elapse(TimerKind.LoginRefill).Did);
        Assert.Equal((2, 0), Spent(run));
    }

    [Fact]
    public void The_handshake_beyond_the_limit_waits_until_one_more_is_allowed()
    {
        var run = MachineRun.Live(Tight).Lose(BayeuxRequestKind.Connect).Establish().Connect(Replies.Connect);
        Assert.EndsWith("StartTimer Recovery, StartTimer Attempt", run.Lose(BayeuxRequestKind.Connect).Did, StringComparison.Ordinal);
        Assert.Equal(PerHandshake, run.Delay(TimerKind.Attempt));
        Assert.Equal("StartTimer Attempt", run.Elapse(TimerKind.Attempt).Did);
        Assert.Equal("StartTimer HandshakeRefill", run.Elapse(TimerKind.HandshakeRefill).Did);
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void The_login_beyond_the_limit_waits_until_one_more_is_allowed()
    {
        var settings = Tight with { Handshakes = SessionSettings.Default.Handshakes };
        var run = Refuse(Refuse(MachineRun.Live(settings)).GetToken().Establish().Connect(Replies.Connect));
        Assert.EndsWith("StartTimer Recovery, StartTimer Attempt", run.Did, StringComparison.Ordinal);
        Assert.Equal(PerLogin, run.Delay(TimerKind.Attempt));
        Assert.Equal("StartTimer Attempt", run.Elapse(TimerKind.Attempt).Did);
        run.Elapse(TimerKind.LoginRefill);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void What_was_spent_before_the_start_is_refilled_after_it()
    {
        var run = Start(handshakes: 2, logins: 1);
        Assert.Equal("StartTimer HandshakeRefill, StartTimer LoginRefill, AcquireToken", run.Did);
        Assert.Equal("StartTimer HandshakeRefill", run.Elapse(TimerKind.HandshakeRefill).Did);
        Assert.Equal("StartTimer LoginRefill", run.Elapse(TimerKind.LoginRefill).Did);
        Assert.Equal("StartTimer LoginRefill, AcquireToken", Start(handshakes: 0, logins: 1).Did);
        Assert.Equal("StartTimer HandshakeRefill, AcquireToken, StartTimer LoginRefill", Start(handshakes: 1, logins: 0).Did);
    }

    [Fact]
    public void A_start_that_has_no_login_left_waits_for_one_and_then_logs_in()
    {
        var run = Start(handshakes: 0, logins: 2);
        Assert.Equal("StartTimer LoginRefill, StartTimer Attempt", run.Did);
        run.Elapse(TimerKind.LoginRefill);
        Assert.Equal("AcquireToken", run.Elapse(TimerKind.Attempt).Did);
        Assert.Equal("SendHandshake, StartTimer HandshakeRefill", run.GetToken().Did);
    }

    [Fact]
    public void A_start_that_has_no_handshake_left_waits_for_one_with_its_token()
    {
        var run = Start(handshakes: 2, logins: 0).GetToken();
        Assert.Equal("StartTimer Attempt", run.Did);
        run.Elapse(TimerKind.HandshakeRefill);
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
    }

    private static MachineRun Start(int handshakes, int logins) =>
        new MachineRun(Tight, new SessionState { HandshakesSpent = handshakes, LoginsSpent = logins }).Feed(new SessionEvent.StartRequested());

    private static MachineRun Refuse(MachineRun run) => run.Connect(Replies.ConnectRefused("401::Authentication invalid"));

    private static (int Handshakes, int Logins) Spent(MachineRun run) => (run.State.HandshakesSpent, run.State.LoginsSpent);
}
