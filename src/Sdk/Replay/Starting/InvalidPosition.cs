namespace TypedStreaming.Replay.Starting;

/// <summary>Handles stored positions at which subscriptions cannot start.</summary>
internal static class InvalidPosition
{
    /// <summary>Returns the consumer's new start position and the gap before this position.</summary>
    public static StartingPoint Restart(InvalidReplay invalid, ReplayFrom from, DateTimeOffset now) => new(from)
    {
        Gap = new Gap { Cause = invalid.Cause, Channel = invalid.Channel, AfterReplayId = invalid.ReplayId, AfterOpaqueId = invalid.OpaqueId, To = now },
    };

    /// <summary>Returns the error for a consumer that cannot start because the application has not chosen another start position.</summary>
    public static StreamingException Failure(InvalidReplay invalid) => new(
        StreamingError.InvalidReplayId,
        $"{Defect(invalid)} Set {nameof(EventsOptions)}.{nameof(EventsOptions.OnInvalidReplay)}, or choose another start position.") { Channel = invalid.Channel };

    /// <summary>
    /// Returns the error for a stored CometD position that contains an opaque id. Without this error, the consumer would be treated like one that has
    /// not processed any event.
    /// </summary>
    public static StreamingException OfAnotherTransport(string channel, OpaqueReplayId opaque) => new(
        StreamingError.PositionStore,
        $"The replay store returned the opaque replay id {opaque} for the consumer of {channel}, but CometD replay ids are numbers. The store "
        + $"must keep the positions of different transports separately ({nameof(ReplayKey)}.{nameof(ReplayKey.Transport)}). Fix the store. Then delete that position "
        + "or replace it with a CometD position.") { Channel = channel, IsTransient = false };

    /// <summary>
    /// Returns the error for a stored Pub/Sub API position that contains a number. Without this error, the consumer would be treated like one that
    /// has not processed any event.
    /// </summary>
    public static StreamingException OfNumber(string channel, long number) => new(
        StreamingError.PositionStore,
        $"The replay store returned the replay id {number} for the consumer of {channel}, but Pub/Sub API replay ids are bytes. The store must keep the positions of "
        + $"different transports separately ({nameof(ReplayKey)}.{nameof(ReplayKey.Transport)}). Fix the store. Then delete that position or replace it with a Pub/Sub API position.")
    {
        Channel = channel,
        IsTransient = false,
    };

    private static string Defect(InvalidReplay invalid) => invalid.Cause == GapCause.PositionsDiffer
        ? $"The store contains two different positions for the consumer of {invalid.Channel}, under two older keys for this org. The older position has the replay id {invalid.IdText}."
        : $"The stored position of {invalid.Channel} (replay id {invalid.IdText}) is no longer valid, because the org has moved to another instance since the position was stored.";
}
