using TypedStreaming.Telemetry;

namespace TypedStreaming.Replay.Stores;

/// <summary>
/// Makes the error of an owner whose position another owner has taken over. The error is final. If both owners took the position back, they
/// would take it from each other without end.
/// </summary>
internal static class PositionTakeover
{
    public static StreamingException InThisProcess(ReplayKey key, DateTimeOffset at) =>
        By("another client", key, at, $"give each its own name ({nameof(EventsOptions)}.{nameof(EventsOptions.Name)})");

    /// <summary>Returns the error of an owner in a store with one position per channel, where names do not separate consumers.</summary>
    public static StreamingException OfChannel(ReplayKey key, DateTimeOffset at) =>
        By("another consumer", key, at, "use a store that keeps one position per consumer");

    /// <summary>Returns the error for a program that opens the position again, in the client that has lost the position.</summary>
    public static StreamingException StaysLost(string consumer, string channel, StreamingException loss) => new(
        StreamingError.PositionTaken, $"{consumer} has lost its position to another owner, and this client does not open it again. {loss.Message}", loss)
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
