namespace TypedStreaming.Transport;

/// <summary>One POST: where to, what, on whose behalf, and how long it may take.</summary>
internal sealed class TransportRequest
{
    public required Uri Endpoint { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required CookieJar Cookies { get; init; }

    /// <summary>The access token, or null for servers without authentication.</summary>
    public string? BearerToken { get; init; }

    public required TimeSpan Deadline { get; init; }
}
