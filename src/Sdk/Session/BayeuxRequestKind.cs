namespace TypedStreaming.Session;

/// <summary>The Bayeux requests that a session sends.</summary>
internal enum BayeuxRequestKind
{
    Handshake,
    Connect,
    Subscribe,
    Unsubscribe,
    Disconnect,

    /// <summary>A message of the program.</summary>
    Message,
}
