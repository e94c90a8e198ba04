using TypedStreaming.Telemetry;

namespace TypedStreaming.Replay.Stores;

/// <summary>
/// Creates the error for a consumer whose position was taken over by another consumer. The error is permanent, because otherwise the two consumers
/// could take the position from each other forever.
/// </summary>
internal static class PositionTakeover
{
    public static StreamingException InThisProcess(ReplayKey key, DateTimeOffset at) =>
        By("another client", key, at, $"give each its own name ({nameof(EventsOptions)}.{nameof(EventsOptions.Name)})");

    /// <summary>
    /// Returns the error for a consumer whose store keeps only one position per channel, so that consumer names make no difference.
    /// </summary>
    public static StreamingException OfChannel(ReplayKey key, DateTimeOffset at) =>
        By("another consumer", key, at, "use a store that keeps one position per consumer");

    /// <summary>Returns the error for an attempt to reopen a position after another consumer has taken it over from this client.</summary>
    public static StreamingException StaysLost(string consumer, string channel, StreamingException loss) => new(
        StreamingError.PositionTaken, $"{consumer} has lost its position to another owner, and this client does not reopen the position. {loss.Message}", loss)
    {
        Channel = channel,
    };

    private static StreamingException By(string taker, ReplayKey key, DateTimeOffset at, string remedy) => new(
        StreamingError.PositionTaken,
        $"The position of consumer '{key.Consumer}' on {key.Channel} ({key.Transport}) in org {key.OrganizationId} was taken over by {taker} of this "
        + $"process ({Environment.ProcessId} on {Environment.MachineName}) at {UtcText.Of(at)}. Stop this consumer and do not start it "
        + $"again while the other one runs: only the newest owner of a position can save it. To run both, {remedy}.")
    {
        Channel = key.Channel,
    };
}
