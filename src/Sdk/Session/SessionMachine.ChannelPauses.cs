namespace TypedStreaming.Session;

/// <summary>One channel waits while the others go on: a limit that its subscribe met, or a request of its own that was lost.</summary>
internal sealed partial class SessionMachine
{
    /// <summary>
    /// Sends the channel's request again after a pause. Its pauses are a recovery of its own: their sum is bounded by the
    /// same time, after which this channel alone ends.
    /// </summary>
    private Transition PauseChannel(SessionState state, ChannelEntry entry, StreamingException failure, Backoff backoff, TimeSpan? asked)
    {
        if (RemainingOf(entry) is not { } remaining) return Fault(state, entry, SessionFailure.NotRecovered(failure, settings.RecoveryTimeout));
        var jitter = state.Jitter;
        var wait = (Asked: asked ?? TimeSpan.Zero, Granted: Shorter(asked ?? TimeSpan.Zero, settings.LongestHandshakeWait));
        var delay = Shorter(Longer(backoff.Delay(entry.Failures + 1, ref jitter), wait.Granted), remaining);
        var paused = entry with
        {
            Wire = MayBePresent(entry) ? WireState.Present : WireState.Absent,
            Paused = true,
            Failures = entry.Failures + 1,
            Waited = entry.Waited + delay,
        };
        return ReportShortened(state.With(paused) with { Jitter = jitter }, wait).Then(
            new SessionAction.ReportChannelPaused(entry.Name, failure, delay),
            new SessionAction.StartTimer(TimerKind.Channel, delay, entry.Name));
    }

    /// <summary>What is to leave the wire is asked to leave it, whether or not the lost request had put it there.</summary>
    private static bool MayBePresent(ChannelEntry entry) => entry.Wire == WireState.Unsubscribing || !entry.Wanted || entry.Restart;

    /// <summary>How long a channel may still wait, or null if its time is used up.</summary>
    private TimeSpan? RemainingOf(ChannelEntry entry) =>
        settings.RecoveryTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
        : entry.Waited < settings.RecoveryTimeout ? settings.RecoveryTimeout - entry.Waited
        : null;
}
