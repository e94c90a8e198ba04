namespace TypedStreaming.Session;

/// <summary>The phases of a session.</summary>
internal enum SessionPhase
{
    /// <summary>The session is not started.</summary>
    Idle,

    /// <summary>Waiting for an access token.</summary>
    Authenticating,

    /// <summary>Waiting for the org's list of versions.</summary>
    AskingVersion,

    /// <summary>Waiting for the handshake reply.</summary>
    Handshaking,

    /// <summary>The session is established: it subscribes and polls.</summary>
    Live,

    /// <summary>Waiting before the next attempt.</summary>
    Waiting,

    /// <summary>The session is stopping, and waits for the disconnect reply.</summary>
    Disconnecting,

    /// <summary>The session has ended. No event changes this state.</summary>
    Ended,
}
