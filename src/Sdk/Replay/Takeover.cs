using TypedStreaming.Telemetry;

namespace TypedStreaming.Replay;

/// <summary>
/// The error of an owner whose position another has taken. It is final: an owner that took its position back would only take
/// it from the next one, and so on for ever.
/// </summary>
internal static class Takeover
{
    public static StreamingException InThisProcess(ReplayKey key, DateTimeOffset at) => new(
        Reason.PositionTaken,
        $"The position of consumer '{key.Consumer}' on {key.Channel} ({key.Transport}) in org {key.OrganizationId} was taken over by this process, "
        + $"{Environment.ProcessId} on {Environment.MachineName}, at {UtcText.Of(at)}. Stop this consumer and do not start it "
        + "again while the other one runs: only the newest owner of a position can save it. To run both, give each a name of its own "
        + $"({nameof(EventsOptions)}.{nameof(EventsOptions.Name)}).")
    {
        Channel = key.Channel,
    };

    /// <summary>The answer to a program that opens the position again, in the client that has lost it.</summary>
    public static StreamingException StaysLost(string consumer, string channel, StreamingException loss) => new(
        Reason.PositionTaken, $"{consumer} has lost its position, and this client does not take it back. {loss.Message}", loss)
    {
        Channel = channel,
    };
}
