namespace TypedStreaming;

/// <summary>
/// Options for retrying the first subscribe request of a consumer, when the server refuses the request or the request fails. When the retries
/// are used up, the consumer ends with the last reply or exception. The options do not apply when the client subscribes again after a lost session,
/// because those retries depend on the cause of the loss. If the server asks for a longer wait, the client waits that long, up to 5
/// minutes.
/// </summary>
public sealed class SubscribeRetryOptions
{
    /// <summary>The delay before the first retry: 0.1 seconds by default, at most 24 days; zero is allowed.</summary>
    public TimeSpan InitialDelay { get; set; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The factor by which each delay is multiplied to get the next one: 1.0 by default, at least 1.</summary>
    public double Factor { get; set; } = 1.0;

    /// <summary>The longest delay between retries: 30 seconds by default, at most 24 days.</summary>
    public TimeSpan MaximumDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The number of times that a refused subscription is retried: 20 by default; with 0, it is never retried.</summary>
    public int MaximumCount { get; set; } = 20;

    /// <summary>
    /// The callback that decides whether to retry after a reply that refuses the subscription. The callback gets the channel and the reply. If it is
    /// null (the default), the request is retried when the server reports <c>SERVER_UNAVAILABLE</c> or <c>503::Server is too busy</c>.
    /// </summary>
    public Func<string, BayeuxMessage, CancellationToken, ValueTask<bool>>? ShouldRetryOnErrorResponse { get; set; }

    /// <summary>
    /// The callback that decides whether to retry after an exception (a lost session, a failed login). The callback gets the channel and the
    /// exception. If it is null (the default), the request is not retried.
    /// </summary>
    public Func<string, Exception, CancellationToken, ValueTask<bool>>? ShouldRetryOnException { get; set; }

    internal SubscribeRetryOptions Copy() => (SubscribeRetryOptions)MemberwiseClone();
}
