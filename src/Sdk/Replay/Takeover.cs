using TypedStreaming.Telemetry;

namespace TypedStreaming.Replay;

/// <summary>What an owner is told whose position another has taken.</summary>
internal static class Takeover
{
    public static StreamingException InThisProcess(ReplayKey key, DateTimeOffset at) => new(
        Reason.PositionTaken,
        $"The position of consumer '{key.Consumer}' on {key.Channel} in org {key.OrganizationId} was taken over by this process, "
        + $"{Environment.ProcessId} on {Environment.MachineName}, at {UtcText.Of(at)}. Only its newest owner can save it: "
        + "end the others, or give each consumer a name of its own.")
    {
        Channel = key.Channel,
    };
}
