namespace TypedStreaming;

/// <summary>
/// How an explicit <c>SubscribeAsync</c> goes on when the server refuses, or the attempt fails. It ends with the last
/// reply or exception. Subscriptions that are made again in a recovery follow the cause of the loss instead. Where the server
/// asks for a longer wait, it is waited for, up to 5 minutes.
/// </summary>
public sealed class SubscribeRetryOptions
{
    /// <summary>How long to wait before the first repetition: 0.1 seconds by default, 24 days at most; zero is allowed.</summary>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(0.1);

    /// <summary>What each delay is multiplied with to give the next one: 1.0 by default, at least 1.</summary>
    public double Factor { get; set; } = 1.0;

    /// <summary>The longest delay: 30 seconds by default, 24 days at most.</summary>
    public TimeSpan MaximumDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a refused subscription is asked for again: 20 times by default; 0 never repeats.</summary>
    public int MaximumCount { get; set; } = 20;

    /// <summary>
    /// Whether to repeat after a reply that refuses, given the channel and the reply. Null, the default, repeats when the
    /// server says <c>SERVER_UNAVAILABLE</c> or <c>503::Server is too busy</c>.
    /// </summary>
    public Func<string, BayeuxMessage, CancellationToken, ValueTask<bool>>? ShouldRetryOnErrorResponse { get; set; }

    /// <summary>
    /// Whether to repeat after an exception (a lost session, a failed login), given the channel and the exception. Null,
    /// the default, never does.
    /// </summary>
    public Func<string, Exception, CancellationToken, ValueTask<bool>>? ShouldRetryOnException { get; set; }

    internal SubscribeRetryOptions Copy() => (SubscribeRetryOptions)MemberwiseClone();
}
