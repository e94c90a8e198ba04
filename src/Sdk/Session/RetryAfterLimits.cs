namespace TypedStreaming.Session;

/// <summary>The longest waits that a server can ask for, with <c>Retry-After</c> or with the interval in its advice. The client does not wait longer.</summary>
internal static class RetryAfterLimits
{
    /// <summary>The longest wait between two polls. After a longer wait, the session would expire.</summary>
    public static readonly TimeSpan LongestPollWait = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait before a handshake, or before a channel is subscribed again.</summary>
    public static readonly TimeSpan LongestHandshakeWait = TimeSpan.FromMinutes(5);
}
