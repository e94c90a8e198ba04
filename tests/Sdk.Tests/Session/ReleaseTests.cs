using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A caller waits for the release of a channel, whatever others want of it since.</summary>
public sealed class ReleaseTests
{
    private const string A = MachineRun.A;

    [Fact]
    public void A_channel_wanted_again_during_its_unsubscribe_is_released_first() =>
        Assert.Equal("ReleaseChannel A, SendSubscribe A", MachineRun.Live(A).Unwant(A).Want(A).AnswerUnsubscribe().Did);

    [Fact]
    public void A_channel_that_restarts_is_released_in_between()
    {
        var run = MachineRun.Live(A).Want(MachineRun.B).Unwant(A).Want(A).AnswerSubscribe();
        Assert.Equal("ReleaseChannel A, SendSubscribe A", run.AnswerUnsubscribe().Did);
    }

    [Fact]
    public void A_channel_that_was_to_restart_is_released_by_the_loss_of_the_session()
    {
        var run = MachineRun.Live(A).Unwant(A).Want(A).Lose(BayeuxRequestKind.Connect);
        Assert.Contains("ReleaseChannel A", run.Did, StringComparison.Ordinal);
    }
}
