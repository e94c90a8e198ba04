namespace TypedStreaming;

/// <summary>What a client is doing. More values, for parked channels and gaps, may come.</summary>
public enum ClientState
{
    /// <summary>Not started, or stopped.</summary>
    Stopped,

    /// <summary>Logging in and shaking hands for the first time.</summary>
    Connecting,

    /// <summary>The session is established.</summary>
    Connected,

    /// <summary>The session was lost, and an attempt to get a new one is under way.</summary>
    Recovering,

    /// <summary>Waiting before the next attempt; <see cref="StateChange.Delay"/> says how long.</summary>
    Paused,

    /// <summary>Asked to stop; the session is being disconnected.</summary>
    Stopping,

    /// <summary>Ended by a failure; the next use starts again.</summary>
    Faulted,
}
