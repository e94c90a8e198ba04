namespace TypedStreaming.Tool.Connections;

/// <summary>The protocol with which events are received.</summary>
internal enum TransportKind
{
    /// <summary>The Streaming API, by long polling.</summary>
    CometD,

    /// <summary>The Pub/Sub API, over gRPC.</summary>
    PubSub,
}
