using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A subscribe that was sent for a consumer that left must not end the subscription of the next one.</summary>
public sealed class RefusalOfAnEarlierHolderTests
{
    [Fact]
    public void A_replay_id_of_an_earlier_holder_does_not_fault_the_next_one()
    {
        var run = MachineRun.Live().Want(MachineRun.A).Unwant(MachineRun.A).Want(MachineRun.A);
        run.AnswerSubscribe(Replies.SubscribeRefused("400::The replayId {82} you provided was invalid."));
        Assert.Empty(run.Actions.OfType<SessionAction.FaultChannel>());
        Assert.EndsWith("SendSubscribe A", run.Did, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("503::Server is too busy.")]
    [InlineData("403::Subscription limit exceeded for this topic")]
    [InlineData("400::Unsupported API version.")]
    public void Nor_does_any_other_refusal(string error)
    {
        var run = MachineRun.Live().Want(MachineRun.A).Unwant(MachineRun.A).Want(MachineRun.A);
        run.AnswerSubscribe(Replies.SubscribeRefused(error));
        Assert.Empty(run.Actions.OfType<SessionAction.FaultChannel>());
        Assert.EndsWith("SendSubscribe A", run.Did, StringComparison.Ordinal);

        run.AnswerSubscribe(Replies.SubscribeRefused(error));
        Assert.Single(run.Actions.OfType<SessionAction.FaultChannel>());
    }

    [Fact]
    public void Nor_does_a_request_that_is_too_large()
    {
        var run = MachineRun.Live().Want(MachineRun.A).Unwant(MachineRun.A).Want(MachineRun.A);
        run.Lose(BayeuxRequestKind.Subscribe, httpStatus: 413);
        Assert.Empty(run.Actions.OfType<SessionAction.FaultChannel>());
        Assert.EndsWith("SendSubscribe A", run.Did, StringComparison.Ordinal);
    }
}
