namespace TypedStreaming.Session;

/// <summary>
/// The timers of a session. At most one timer of each kind runs at a time, except for the channel timer, of which one can run for each channel.
/// </summary>
internal enum TimerKind
{
    /// <summary>The pause before the next login or handshake.</summary>
    Attempt,

    /// <summary>The pause before the next connect request of an established session.</summary>
    Poll,

    /// <summary>The pause before the next request for one channel. Each channel has its own timer.</summary>
    Channel,

    /// <summary>The maximum total time that a recovery may take.</summary>
    Recovery,

    /// <summary>The time until the rate limit allows one more handshake.</summary>
    HandshakeRefill,

    /// <summary>The time until the rate limit allows one more login.</summary>
    LoginRefill,
}
