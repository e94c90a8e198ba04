namespace TypedStreaming.Soak;

/// <summary>The transport of the consumers.</summary>
internal enum Transport
{
    Cometd,
    PubSub,
}
