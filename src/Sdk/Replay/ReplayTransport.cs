namespace TypedStreaming;

/// <summary>The values of <see cref="ReplayKey.Transport"/>. A replay id of one transport means nothing in another.</summary>
public static class ReplayTransport
{
    /// <summary>The Streaming API, over CometD: replay ids are numbers.</summary>
    public const string CometD = "cometd";
}
