namespace TypedStreaming.World.Network;

/// <summary>The faults that one request can meet.</summary>
internal enum FaultKind
{
    None,

    /// <summary>The connection breaks before the request reaches the org.</summary>
    LostRequest,

    /// <summary>The request never reaches the org, and nobody says so.</summary>
    SilentRequest,

    /// <summary>The org has acted; the connection breaks before the response.</summary>
    LostAnswer,

    /// <summary>The org has acted; the response never comes, and nobody says so.</summary>
    SilentAnswer,

    /// <summary>A proxy refuses in the org's place, which has not acted.</summary>
    Unavailable,

    /// <summary>A proxy gave up on the org, which has acted.</summary>
    GatewayTimeout,

    /// <summary>The body breaks off with an error.</summary>
    Cut,

    /// <summary>The body breaks off as if it were whole.</summary>
    CutSilently,

    /// <summary>The org has forgotten the client, and advises a handshake.</summary>
    UnknownClient,

    /// <summary>The org has forgotten the client, and advises never to come back.</summary>
    UnknownClientForGood,

    /// <summary>The token was revoked right before.</summary>
    Unauthorized,
}
