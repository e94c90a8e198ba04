using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>An enumeration goes on until its program leaves it. Where it ends by itself, it throws, and the plan shows why.</summary>
internal sealed class EndsAreExplained(Judge judge, Circumstances circumstances, Func<DateTimeOffset> now) : Invariant
{
    public override void OnEnded(Life life, LifeEnd end, Exception? cause)
    {
        if (end == LifeEnd.Ended) judge.Report(ViolationKind.JustStopped, $"{life} ended, and nobody had stopped the client");
        if (end != LifeEnd.Failed) return;
        if (life is { MeetsOtherFilter: true, IsConfirmed: false } && cause is InvalidOperationException or StreamingException { Reason: Reason.SubscriptionRefused or Reason.Configuration }) return;
        if (cause is not StreamingException { Reason: not Reason.Defect } failure)
            judge.Report(ViolationKind.Defect, $"{life} threw {cause?.GetType().Name}: {cause?.Message}");
        else if (!IsExplained(life, failure))
            judge.Report(ViolationKind.Unexplained, $"{life} threw {failure.Reason}: {failure.Message}");
    }

    /// <summary>The run has failed: its consumers get the reason when they ask for the next event, however late that is.</summary>
    public void NoteFailedRun(IEnumerable<Life> living)
    {
        if (circumstances.IsEstablished && !HasTriedLongEnough) return;
        foreach (var life in living) life.WasGivenUp = true;
    }

    private bool IsExplained(Life life, StreamingException failure) => failure.Reason switch
    {
        Reason.SubscriptionRefused => circumstances.ForbiddenChannels.Contains(life.Channel),
        Reason.InvalidReplayId => life.Start == Start.After,
        Reason.ConsumerTooSlow => life.Thrift == Thrift.SmallBuffer,
        Reason.TooManyUnacknowledged => life.Thrift == Thrift.FewOut,
        Reason.PositionStore => circumstances.StoreFailed,
        Reason.ServerBusy or Reason.LimitExceeded => life.WasGivenUp || !circumstances.IsEstablished || HasTriedLongEnough || (circumstances.WasRefused && !life.IsConfirmed),
        Reason.Transport or Reason.Protocol or Reason.HandshakeRefused or Reason.AuthenticationRejected => life.WasGivenUp || !circumstances.IsEstablished || HasTriedLongEnough,
        _ => false,
    };

    private bool HasTriedLongEnough => now() - circumstances.LastSuccess >= Circumstances.RecoveryTimeout;
}
