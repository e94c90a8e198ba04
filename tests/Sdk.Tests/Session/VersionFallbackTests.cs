using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class VersionFallbackTests
{
    [Fact]
    public void A_recovery_goes_on_with_the_known_version_where_the_org_answers_something_else()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        Assert.Equal("SendHandshake", Fail(run, answered: true).Did);
    }

    [Fact]
    public void A_first_start_does_not_know_any_version()
    {
        var run = new MachineRun().Feed(new SessionEvent.StartRequested()).GetToken();
        Assert.Equal("AbandonRequests, End Transport", Fail(run, answered: true).Did);
    }

    [Fact]
    public void An_org_that_does_not_answer_is_asked_for_the_session_itself_after_a_pause()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        Assert.Equal("StartTimer Attempt", Fail(run, answered: false).Did);
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void An_org_that_asks_to_wait_is_obeyed_and_then_asked_for_the_session_itself()
    {
        var run = MachineRun.Live().Lose(BayeuxRequestKind.Connect);
        Assert.Equal("StartTimer Attempt", Fail(run, answered: true, TimeSpan.FromSeconds(20)).Did);
        Assert.Equal(TimeSpan.FromSeconds(20), run.Delay(TimerKind.Attempt));
        Assert.Equal("SendHandshake", run.Elapse(TimerKind.Attempt).Did);
    }

    [Fact]
    public void A_wait_of_no_time_is_no_wait() =>
        Assert.Equal("SendHandshake", Fail(MachineRun.Live().Lose(BayeuxRequestKind.Connect), answered: true, TimeSpan.Zero).Did);

    [Fact]
    public void The_session_after_that_asks_for_the_version_again()
    {
        var run = Fail(MachineRun.Live().Lose(BayeuxRequestKind.Connect), answered: true).Establish().Connect(Replies.Connect);
        Assert.EndsWith("AskVersion", run.Lose(BayeuxRequestKind.Connect).Did, StringComparison.Ordinal);
    }

    private static MachineRun Fail(MachineRun run, bool answered, TimeSpan? retryAfter = null)
    {
        var failure = new StreamingException(StreamingError.Transport, "it failed") { RetryAfter = retryAfter };
        return run.Feed(new SessionEvent.VersionFailed(run.State.Epoch, failure, answered));
    }
}
