namespace TypedStreaming.Session;

/// <summary>What a session is doing.</summary>
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

    /// <summary>Shaken hands: subscribing, and polling.</summary>
    Live,

    /// <summary>Waiting before the next attempt.</summary>
    Waiting,

    /// <summary>Asked to stop: waiting for the disconnect reply.</summary>
    Disconnecting,

    /// <summary>Over. No event changes this state.</summary>
    Ended,
}
