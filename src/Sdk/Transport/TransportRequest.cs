namespace TypedStreaming.Transport;

/// <summary>One POST request: its address, its body, its credentials and its time limits.</summary>
internal sealed class TransportRequest
{
    public required Uri Endpoint { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required CookieJar Cookies { get; init; }

    /// <summary>The access token, or null for servers without authentication.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The time within which the headers of the response must arrive.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>
    /// The longest pause that is allowed within the body. The total time of the body has no limit, because a replay of many events can arrive as one
    /// long body. If the property is null, the deadline applies to the body too.
    /// </summary>
    public required TimeSpan? IdleLimit { get; init; }

    /// <summary>Returns a copy of the request with another body.</summary>
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
