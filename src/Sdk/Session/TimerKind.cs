namespace TypedStreaming.Session;

/// <summary>The timers of a session. Each runs at most once at a time, that of a channel once per channel.</summary>
internal enum TimerKind
{
    /// <summary>The pause before the next attempt to log in or to shake hands.</summary>
    Attempt,

    /// <summary>The pause before the next connect of a living session.</summary>
    Poll,

    /// <summary>The pause before the next request for one channel; each channel has its own.</summary>
    Channel,

    /// <summary>The time that a recovery may take in all.</summary>
    Recovery,

    /// <summary>The time until one more handshake is allowed.</summary>
    HandshakeRefill,

    /// <summary>The time until one more login is allowed.</summary>
    LoginRefill,
}
