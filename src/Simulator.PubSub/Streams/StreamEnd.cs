using TypedStreaming.Simulator.PubSub.Errors;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>The way in which the org ended a stream: without an error, with an error, or with a reset of the HTTP/2 stream.</summary>
/// <param name="Error">The error, or null.</param>
/// <param name="ResetCode">The HTTP/2 error code of a reset, or null.</param>
internal sealed record StreamEnd(PubSubError? Error = null, int? ResetCode = null)
{
    public static StreamEnd Clean { get; } = new();
}
