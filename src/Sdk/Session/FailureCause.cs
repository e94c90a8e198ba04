namespace TypedStreaming.Session;

/// <summary>The meanings of a failure for the session, whatever the server's error text.</summary>
internal enum FailureCause
{
    /// <summary>No special meaning: the advice decides.</summary>
    Other,

    /// <summary>The server does not know the client id, or no longer knows it: handshake again.</summary>
    UnknownClient,

    /// <summary>The access token is not accepted.</summary>
    TokenRejected,

    /// <summary>The server is overloaded: wait, then try again.</summary>
    Busy,

    /// <summary>A limit of the org is used up: wait for a long time.</summary>
    Limit,

    /// <summary>The replay id is not known to the server.</summary>
    InvalidReplayId,

    /// <summary>No retry can help: version or connection type are refused.</summary>
    Final,
}
