namespace TypedStreaming.Transport;

/// <summary>One POST: where to, what, on whose behalf, and how long it may take.</summary>
internal sealed class TransportRequest
{
    public required Uri Endpoint { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required CookieJar Cookies { get; init; }

    /// <summary>The access token, or null for servers without authentication.</summary>
    public string? BearerToken { get; init; }

    /// <summary>How long the headers of the answer may take.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>
    /// How long the body may pause: a replayed day comes as one long body, so its whole length has no limit in time. Null where
    /// the deadline holds for the body too.
    /// </summary>
    public required TimeSpan? IdleLimit { get; init; }

    /// <summary>The same request with another body.</summary>
    public TransportRequest With(ReadOnlyMemory<byte> body) => new()
    {
        Endpoint = Endpoint,
        Body = body,
        Cookies = Cookies,
        BearerToken = BearerToken,
        Deadline = Deadline,
        IdleLimit = IdleLimit,
    };
}
