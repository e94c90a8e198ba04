namespace TypedStreaming.Session;

/// <summary>The causes of failed requests that a session distinguishes, regardless of the exact error text.</summary>
internal enum FailureCause
{
    /// <summary>The cause is unknown, so the server's advice determines the next step.</summary>
    Other,

    /// <summary>The server does not know the client id, or no longer knows it. A new handshake is needed.</summary>
    UnknownClient,

    /// <summary>The server does not accept the access token.</summary>
    TokenRejected,

    /// <summary>The server is overloaded. The client must wait, and then try again.</summary>
    Busy,

    /// <summary>An org limit is exhausted. The client must wait for a long time.</summary>
    Limit,

    /// <summary>The server does not know the replay id.</summary>
    InvalidReplayId,

    /// <summary>The server refuses the API version or the connection type, so a retry cannot succeed.</summary>
    Final,
}
