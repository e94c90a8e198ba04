namespace TypedStreaming.Replay;

/// <summary>What becomes of a position at which a subscription cannot start.</summary>
internal static class InvalidPosition
{
    /// <summary>The start in its place, with the gap that it means.</summary>
    public static StartingPoint Restart(InvalidReplay invalid, ReplayFrom from, DateTimeOffset now) => new(from)
    {
        Gap = new Gap { Cause = invalid.Cause, Channel = invalid.Channel, AfterReplayId = invalid.ReplayId, To = now },
    };

    public static StreamingException OfMovedOrg(InvalidReplay invalid) => new(
        Reason.InvalidReplayId,
        $"The stored position of {invalid.Channel}, replay id {invalid.ReplayId}, is from before the org moved to another instance, and means nothing now. "
        + $"Set {nameof(EventsOptions)}.{nameof(EventsOptions.OnInvalidReplay)}, or start somewhere else.") { Channel = invalid.Channel };
}
