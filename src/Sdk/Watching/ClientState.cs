namespace TypedStreaming;

/// <summary>
/// The states of a client. Later versions may add states, for example for gaps or for channels that are waiting for a slow consumer.
/// </summary>
public enum ClientState
{
    /// <summary>The client has not been started, or has been stopped.</summary>
    Stopped,

    /// <summary>The client is logging in and performing the first handshake.</summary>
    Connecting,

    /// <summary>The client has an established session and receives events.</summary>
    Connected,

    /// <summary>The session was lost, and the client is trying to get a new one.</summary>
    Recovering,

    /// <summary>The client is waiting before the next attempt; <see cref="StateChange.Delay"/> contains the length of the pause.</summary>
    Paused,

    /// <summary>The client is stopping; the session is being disconnected.</summary>
    Stopping,

    /// <summary>A failure ended the client. The next use starts the client again.</summary>
    Faulted,
}
