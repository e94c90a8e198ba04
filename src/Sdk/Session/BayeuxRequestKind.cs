namespace TypedStreaming.Session;

/// <summary>The kinds of Bayeux requests that a session sends.</summary>
internal enum BayeuxRequestKind
{
    Handshake,
    Connect,
    Subscribe,
    Unsubscribe,
    Disconnect,

    /// <summary>A message that the application sends on any channel.</summary>
    Message,
}
