namespace TypedStreaming.Session;

/// <summary>What a failure means for the session, whatever words the server found for it.</summary>
internal enum FailureCause
{
    /// <summary>Nothing special: the advice decides.</summary>
    Other,

    /// <summary>The server does not know the client id (any more): handshake again.</summary>
    UnknownClient,

    /// <summary>The access token is not accepted.</summary>
    TokenRejected,

    /// <summary>The server is overloaded: wait, then try again.</summary>
    Busy,

    /// <summary>A limit of the org is used up: wait for long.</summary>
    Limit,

    /// <summary>The replay id is not known to the server.</summary>
    InvalidReplayId,

    /// <summary>No retry can help: version or connection type are refused.</summary>
    Final,
}
