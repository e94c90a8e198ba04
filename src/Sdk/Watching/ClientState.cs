namespace TypedStreaming;

/// <summary>The states of a client. More values, for parked channels and gaps, may be added.</summary>
public enum ClientState
{
    /// <summary>Not started, or stopped.</summary>
    Stopped,

    /// <summary>Logging in and performing the first handshake.</summary>
    Connecting,

    /// <summary>The session is established.</summary>
    Connected,

    /// <summary>The session was lost, and an attempt to get a new one is under way.</summary>
    Recovering,

    /// <summary>Waiting before the next attempt; <see cref="StateChange.Delay"/> has the length of the pause.</summary>
    Paused,

    /// <summary>Asked to stop; the session is being disconnected.</summary>
    Stopping,

    /// <summary>Ended by a failure; the next use starts the client again.</summary>
    Faulted,
}
