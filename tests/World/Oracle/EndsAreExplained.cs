using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>An enumeration goes on until its program leaves it. Where it ends by itself, it throws, and the plan shows why.</summary>
internal sealed class EndsAreExplained(Judge judge, Circumstances circumstances, Func<DateTimeOffset> now) : Invariant
{
    public override void OnEnded(Life life, LifeEnd end, Exception? cause)
    {
        if (end == LifeEnd.Ended) judge.Report(ViolationKind.JustStopped, $"{life} ended, and nobody had stopped the client");
        if (end != LifeEnd.Failed) return;
        if (life is { MeetsOtherFilter: true, IsConfirmed: false } && cause is InvalidOperationException or StreamingException { Error: StreamingError.SubscriptionRefused or StreamingError.Configuration }) return;
        if (cause is not StreamingException { Error: not StreamingError.Defect } failure)
            judge.Report(ViolationKind.Defect, $"{life} threw {cause?.GetType().Name}: {cause?.Message}");
        else if (!IsExplained(life, failure))
            judge.Report(ViolationKind.Unexplained, $"{life} threw {failure.Error}: {failure.Message}");
    }

    /// <summary>The run has failed: its consumers get the reason when they ask for the next event, however late that is.</summary>
    public void NoteFailedRun(IEnumerable<Life> living)
    {
        if (circumstances.IsEstablished && !HasTriedLongEnough) return;
        foreach (var life in living) life.WasGivenUp = true;
    }

    private bool IsExplained(Life life, StreamingException failure) => failure.Error switch
    {
        StreamingError.SubscriptionRefused => circumstances.ForbiddenChannels.Contains(life.Channel),
        StreamingError.InvalidReplayId => life.Start == Start.After,
        StreamingError.ConsumerTooSlow => life.Thrift == Thrift.SmallBuffer,
        StreamingError.TooManyUnacknowledged => life.Thrift == Thrift.FewOut,
        StreamingError.PositionStore => circumstances.StoreFailed,
        StreamingError.ServerBusy or StreamingError.LimitExceeded => life.WasGivenUp || !circumstances.IsEstablished || HasTriedLongEnough || (circumstances.WasRefused && !life.IsConfirmed),
        StreamingError.Transport or StreamingError.Protocol or StreamingError.HandshakeRefused or StreamingError.AuthenticationRejected => life.WasGivenUp || !circumstances.IsEstablished || HasTriedLongEnough,
        _ => false,
    };

    private bool HasTriedLongEnough => now() - circumstances.LastRecovery >= Circumstances.RecoveryTimeout;
}
