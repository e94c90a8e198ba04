using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session;

/// <summary>A subscribe that was sent for a holder who left must not cost the next one his subscription.</summary>
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
}
