using TypedStreaming.Simulator.PubSub.Errors;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>The end of a stream that the org caused: clean, by an error, or by a reset of the HTTP/2 stream.</summary>
/// <param name="Error">The error, or null.</param>
/// <param name="ResetCode">The HTTP/2 error code of a reset, or null.</param>
internal sealed record StreamEnd(PubSubError? Error = null, int? ResetCode = null)
{
    public static StreamEnd Clean { get; } = new();
}
