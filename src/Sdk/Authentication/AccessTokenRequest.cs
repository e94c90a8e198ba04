namespace TypedStreaming;

/// <summary>What a client hands to its <see cref="IAccessTokenSource"/>.</summary>
public sealed class AccessTokenRequest
{
    internal AccessTokenRequest(HttpClient http, TimeProvider timeProvider, TimeSpan timeout, AccessToken? rejected)
    {
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
