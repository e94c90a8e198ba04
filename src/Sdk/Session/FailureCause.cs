namespace TypedStreaming.Session;

/// <summary>The meanings of a failed request for the session, independent of the exact error text.</summary>
internal enum FailureCause
{
    /// <summary>The failure has no special meaning, so the server's advice determines the next step.</summary>
    Other,

    /// <summary>The server does not know the client id, or no longer knows it. A new handshake is needed.</summary>
    UnknownClient,

    /// <summary>The access token is not accepted.</summary>
    TokenRejected,

    /// <summary>The server is overloaded. The client must wait, and then try again.</summary>
    Busy,

    /// <summary>A limit of the org is used up. The client must wait for a long time.</summary>
    Limit,

    /// <summary>The replay id is not known to the server.</summary>
    InvalidReplayId,

    /// <summary>No retry can help, because the version or the connection type is refused.</summary>
    Final,
}
