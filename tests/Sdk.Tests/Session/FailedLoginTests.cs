using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A login that fails in a recovery is repeated if the failure can pass, with the delays of its cause.</summary>
public sealed class FailedLoginTests
{
    [Theory]
    [InlineData(StreamingError.LoginFailed, false)]
    [InlineData(StreamingError.Configuration, true)]
    [InlineData(StreamingError.LoginRefused, true)]
    public void A_failure_that_can_pass_is_waited_out(StreamingError error, bool isTransient)
    {
        var run = Fail(error, isTransient);
        Assert.Equal("StartTimer Attempt", run.Did);
        Assert.Equal("AcquireToken renew", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void Any_other_failure_ends_the_run() => Assert.Equal("AbandonRequests, End Configuration", Fail(StreamingError.Configuration, isTransient: false).Did);

    [Fact]
    public void Before_the_first_handshake_every_failure_ends_the_run()
    {
        var run = Situations.All["Authenticating"]();
        run.Feed(new SessionEvent.TokenFailed(0, new StreamingException(StreamingError.LoginFailed, "it failed") { IsTransient = true }));
        Assert.Equal("AbandonRequests, End LoginFailed", run.Did);
    }

    /// <summary>The refused token was the first failure, so the login is the second one.</summary>
    [Theory]
    [InlineData(StreamingError.LoginFailed, 0.5, 1)]
    [InlineData(StreamingError.ServerBusy, 15, 30)]
    [InlineData(StreamingError.LimitExceeded, 60, 120)]
    public void The_wait_is_that_of_the_cause(StreamingError error, double least, double most) =>
        Assert.InRange(Fail(error, isTransient: true).Delay(TimerKind.Attempt).TotalSeconds, least, most);

    private static MachineRun Fail(StreamingError error, bool isTransient)
    {
        var run = Situations.All["Authenticating again"]();
        return run.Feed(new SessionEvent.TokenFailed(run.State.Epoch, new StreamingException(error, "it failed") { IsTransient = isTransient }));
    }
}
