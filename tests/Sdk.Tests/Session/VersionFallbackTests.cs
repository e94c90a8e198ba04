using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

public sealed class VersionFallbackTests
{
    [Fact]
    public void A_recovery_goes_on_with_the_known_version_where_the_org_answers_something_else()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect);
        Assert.Equal("SendHandshake", Fail(run, answered: true).Did);
    }

    [Fact]
    public void A_first_start_does_not_know_any_version()
    {
        var run = new MachineRun().Feed(new SessionEvent.StartRequested()).GetToken();
        Assert.Equal("AbandonRequests, End Transport", Fail(run, answered: true).Did);
    }

    [Fact]
    public void An_org_that_does_not_answer_is_asked_again()
    {
        var run = MachineRun.Live().Lose(RequestKind.Connect);
        Assert.Equal("StartTimer Attempt", Fail(run, answered: false).Did);
    }

    private static MachineRun Fail(MachineRun run, bool answered) =>
        run.Feed(new SessionEvent.VersionFailed(run.State.Epoch, MachineRun.Failure(Reason.Transport), answered));
}
