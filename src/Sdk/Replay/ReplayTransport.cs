namespace TypedStreaming;

/// <summary>The values of <see cref="ReplayKey.Transport"/>. A replay id of one transport is not valid in another transport.</summary>
public static class ReplayTransport
{
    /// <summary>The Streaming API over CometD. Its replay ids are numbers.</summary>
    public const string CometD = "cometd";
}
