namespace TypedStreaming.Tool.Connections;

/// <summary>The protocol over which events are received.</summary>
internal enum TransportKind
{
    /// <summary>The Streaming API, by long polling.</summary>
    CometD,

    /// <summary>The Pub/Sub API, over gRPC.</summary>
    PubSub,
}
