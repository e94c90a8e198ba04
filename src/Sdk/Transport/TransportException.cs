namespace TypedStreaming.Transport;

/// <summary>
/// The exception for a request whose response did not arrive completely. The response may have contained events, so the request is never simply
/// repeated. Callers of the SDK never get this exception: they get a <see cref="StreamingException"/>.
/// </summary>
internal sealed class TransportException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The HTTP status, if the server sent a response with a status.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The time that the server asks the client to wait (<c>Retry-After</c>), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The values of the response's <c>Set-Cookie</c> headers.</summary>
    public IReadOnlyList<string> SetCookies { get; init; } = [];

    /// <summary>The first bytes of the body of a response with a status other than 200. They may contain a Bayeux message with the reason.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
