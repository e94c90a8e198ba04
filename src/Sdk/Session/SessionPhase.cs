namespace TypedStreaming.Session;

/// <summary>The phases of a session, from its start to its end.</summary>
internal enum SessionPhase
{
    /// <summary>The session has not been started.</summary>
    Idle,

    /// <summary>The session is waiting for an access token.</summary>
    Authenticating,

    /// <summary>The session is waiting for the org's list of API versions.</summary>
    AskingVersion,

    /// <summary>The session is waiting for the reply to a handshake.</summary>
    Handshaking,

    /// <summary>The session is established: it subscribes to channels and polls.</summary>
    Live,

    /// <summary>The session is waiting before the next attempt.</summary>
    Waiting,

    /// <summary>The session is stopping, and is waiting for the reply to a disconnect request.</summary>
    Disconnecting,

    /// <summary>The session has ended. No event changes this state.</summary>
    Ended,
}
