namespace TypedStreaming;

/// <summary>The predefined values of <see cref="ReplayKey.Transport"/>. A replay id from one transport is not valid for another transport.</summary>
public static class ReplayTransport
{
    /// <summary>The transport of the Streaming API (CometD). Its replay ids are numbers.</summary>
    public const string CometD = "cometd";

    /// <summary>The transport of the Pub/Sub API (gRPC). Its replay ids are bytes.</summary>
    public const string PubSub = "pubsub";
}
