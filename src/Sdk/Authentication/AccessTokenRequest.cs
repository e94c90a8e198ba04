namespace TypedStreaming;

/// <summary>What a client hands to its <see cref="IAccessTokenSource"/>.</summary>
public sealed class AccessTokenRequest
{
    /// <summary>Makes a request. The client does; you do in the tests of a source of your own.</summary>
    /// <param name="http">The client for the login host.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="timeout">How long the login host may take to answer.</param>
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

    /// <summary>The client for the login host, made from <see cref="StreamingClientOptions.LoginHttpHandler"/>. Not to be disposed.</summary>
    public HttpClient Http { get; }

    /// <summary>The client's clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>How long the login host may take to answer.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The token that the server has just refused, or null at the first login.</summary>
    public AccessToken? Rejected { get; }
}
