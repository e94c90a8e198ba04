namespace TypedStreaming.Session;

/// <summary>The time limits of a session. Applications cannot change them.</summary>
internal static class SessionTimeLimits
{
    /// <summary>
    /// The time for which a connect request waits at the server if the server sends no advice (110 s for Salesforce, 30 s for CometD servers with
    /// default settings).
    /// </summary>
    public static readonly TimeSpan DefaultHold = TimeSpan.FromSeconds(110);

    /// <summary>
    /// The time for which the first connect request of a session waits for consumers that are about to join. The server's limit is much longer: 40
    /// seconds.
    /// </summary>
    public static readonly TimeSpan Join = TimeSpan.FromSeconds(5);

    /// <summary>The time limit for an application callback that decides where a consumer continues.</summary>
    public static readonly TimeSpan Callback = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time limit for the disconnect request of a session. The request is sent when the client stops, or in parallel with the next handshake.
    /// </summary>
    public static readonly TimeSpan Disconnect = TimeSpan.FromSeconds(5);
}
