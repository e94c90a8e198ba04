namespace TypedStreaming.Session;

/// <summary>
/// The part of the session's state machine that pauses one channel while the other channels continue. A channel is paused if its subscribe request
/// was refused because of an org limit, or if one of its requests was lost.
/// </summary>
internal sealed partial class SessionMachine
{
    /// <summary>
    /// Sends the channel's request again after a pause. The total time of the channel's pauses has the same limit as the recovery of a session. After
    /// that time, only this channel ends.
    /// </summary>
    private Transition PauseChannel(SessionState state, ChannelEntry entry, StreamingException failure, BackoffDelays backoff, TimeSpan? asked)
    {
        if (RemainingOf(entry) is not { } remaining) return Fault(state, entry, SessionExceptions.NotRecovered(failure, settings.RecoveryTimeout));
        var jitter = state.Jitter;
        var wait = (Asked: asked ?? TimeSpan.Zero, Granted: Shorter(asked ?? TimeSpan.Zero, RetryAfterLimits.LongestHandshakeWait));
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

    /// <summary>
    /// Returns true if a channel whose request was lost is treated as subscribed on the server. This applies if the application no longer wants the
    /// channel, so that an unsubscribe request is always sent.
    /// </summary>
    private static bool MayBePresent(ChannelEntry entry) => entry.Wire == WireState.Unsubscribing || !entry.Wanted || entry.Restart;

    /// <summary>Returns the remaining time for which a channel can be paused, or null if no time remains.</summary>
    private TimeSpan? RemainingOf(ChannelEntry entry) =>
        settings.RecoveryTimeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
        : entry.Waited < settings.RecoveryTimeout ? settings.RecoveryTimeout - entry.Waited
        : null;
}
