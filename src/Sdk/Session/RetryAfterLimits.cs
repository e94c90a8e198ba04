namespace TypedStreaming.Session;

/// <summary>
/// The maximum wait times of the client. They apply even if the server asks for a longer wait with <c>Retry-After</c> or with the interval in its
/// advice.
/// </summary>
internal static class RetryAfterLimits
{
    /// <summary>The maximum wait between two polls. After a longer wait, the session would expire.</summary>
    public static readonly TimeSpan LongestPollWait = TimeSpan.FromSeconds(30);

    /// <summary>The maximum wait before a handshake, or before a channel is subscribed again.</summary>
    public static readonly TimeSpan LongestHandshakeWait = TimeSpan.FromMinutes(5);
}
