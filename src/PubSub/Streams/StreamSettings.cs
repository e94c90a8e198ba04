using TypedStreaming.Session;

namespace TypedStreaming.PubSub.Streams;

/// <summary>The delays and time limits for streams. Applications cannot change them.</summary>
internal sealed record StreamSettings
{
    public static StreamSettings Default { get; } = new();

    /// <summary>The delays between retries after a connection was lost or a stream ended.</summary>
    public BackoffDelays Loss { get; init; } = BackoffDelays.AfterLoss;

    /// <summary>The delays between retries while the server is overloaded.</summary>
    public BackoffDelays Busy { get; init; } = BackoffDelays.WhileBusy;

    /// <summary>The delays between retries while an org limit is used up.</summary>
    public BackoffDelays Limit { get; init; } = BackoffDelays.AtLimit;

    /// <summary>The delays between retries while the server rejects tokens that the login host has just issued.</summary>
    public BackoffDelays FreshTokenRefused { get; init; } = BackoffDelays.AfterRefusedFreshToken;

    /// <summary>
    /// The maximum time to wait for the server's response headers. After that, the subscription counts as confirmed without them. On a quiet topic,
    /// the server may send the headers minutes later, together with the first response.
    /// </summary>
    public TimeSpan ConfirmationWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The time that a call stays open while the consumer's queue is full. The server closes a call after 60 seconds without a request for more
    /// events.
    /// </summary>
    public TimeSpan LongestFull { get; init; } = TimeSpan.FromSeconds(45);
}
