namespace TypedStreaming;

/// <summary>A request for an access token, which a client passes to its <see cref="IAccessTokenSource"/>.</summary>
public sealed class AccessTokenRequest
{
    /// <summary>
    /// Creates a request for an access token. Normally, the client creates these requests; an application creates one only to test its own token
    /// source.
    /// </summary>
    /// <param name="http">The HTTP client for requests to the login host.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="timeout">The time within which the login host must respond.</param>
    /// <param name="rejected">The token that the server has just refused, or null at the first login.</param>
    public AccessTokenRequest(HttpClient http, TimeProvider timeProvider, TimeSpan timeout, AccessToken? rejected = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(timeProvider);
        Http = http;
        TimeProvider = timeProvider;
        Timeout = timeout;
        Rejected = rejected;
    }

    /// <summary>
    /// The HTTP client for requests to the login host, created with <see cref="StreamingClientOptions.LoginHttpHandler"/>. Do not dispose it.
    /// </summary>
    public HttpClient Http { get; }

    /// <summary>The clock that the client uses for time limits and dates.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The time within which the login host must respond.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The access token that the server has just refused, or null at the first login.</summary>
    public AccessToken? Rejected { get; }
}
