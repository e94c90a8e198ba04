namespace TypedStreaming.Replay.Starting;

/// <summary>Handles a stored position at which a subscription cannot start.</summary>
internal static class InvalidPosition
{
    /// <summary>Returns the new start of the consumer, with the gap before this start.</summary>
    public static StartingPoint Restart(InvalidReplay invalid, ReplayFrom from, DateTimeOffset now) => new(from)
    {
        Gap = new Gap { Cause = invalid.Cause, Channel = invalid.Channel, AfterReplayId = invalid.ReplayId, AfterOpaqueId = invalid.OpaqueId, To = now },
    };

    /// <summary>Returns the error of a consumer that cannot start, because the program chose no other start.</summary>
    public static StreamingException Failure(InvalidReplay invalid) => new(
        StreamingError.InvalidReplayId,
        $"{Defect(invalid)} Set {nameof(EventsOptions)}.{nameof(EventsOptions.OnInvalidReplay)}, or choose another start.") { Channel = invalid.Channel };

    /// <summary>
    /// Returns the error for a CometD position with an opaque id. Without this error, a consumer with this position would be treated like a consumer
    /// that has processed no event.
    /// </summary>
    public static StreamingException OfAnotherTransport(string channel, OpaqueReplayId opaque) => new(
        StreamingError.PositionStore,
        $"The replay store has the opaque replay id {opaque} for the consumer of {channel}, but over CometD replay ids are numbers. The store "
        + $"must keep the positions of different transports separately ({nameof(ReplayKey)}.{nameof(ReplayKey.Transport)}). Fix the store, then delete that position "
        + "or replace it by one of CometD.") { Channel = channel, IsTransient = false };

    /// <summary>
    /// Returns the error for a position of the Pub/Sub API with a number. Without this error, a consumer with this position would be treated like a
    /// consumer that has processed no event.
    /// </summary>
    public static StreamingException OfNumber(string channel, long number) => new(
        StreamingError.PositionStore,
        $"The replay store has the replay id {number} for the consumer of {channel}, but over the Pub/Sub API replay ids are bytes. The store must keep the positions of "
        + $"different transports separately ({nameof(ReplayKey)}.{nameof(ReplayKey.Transport)}). Fix the store, then delete that position or replace it by one of the Pub/Sub API.")
    {
        Channel = channel,
        IsTransient = false,
    };

    private static string Defect(InvalidReplay invalid) => invalid.Cause == GapCause.PositionsDiffer
        ? $"The store has two different positions of the consumer of {invalid.Channel}, under two older keys of the org: the older position is at replay id {invalid.IdText}."
        : $"The stored position of {invalid.Channel}, replay id {invalid.IdText}, is from before the org moved to another instance, and is no longer valid.";
}
