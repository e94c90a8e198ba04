namespace TypedStreaming.Session;

/// <summary>The phases of a session.</summary>
internal enum SessionPhase
{
    /// <summary>Not started.</summary>
    Idle,

    /// <summary>Waiting for an access token.</summary>
    Authenticating,

    /// <summary>Waiting for the org's list of versions.</summary>
    AskingVersion,

    /// <summary>Waiting for the handshake reply.</summary>
    Handshaking,

    /// <summary>Established: subscribing, and polling.</summary>
    Live,

    /// <summary>Waiting before the next attempt.</summary>
    Waiting,

    /// <summary>Asked to stop: waiting for the disconnect reply.</summary>
    Disconnecting,

    /// <summary>Ended. No event changes this state.</summary>
    Ended,
}
