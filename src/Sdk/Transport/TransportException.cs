namespace TypedStreaming.Transport;

/// <summary>
/// A request whose answer did not arrive whole. It may have carried events, so it is never simply sent again. Never
/// leaves the SDK: users see a <see cref="StreamingException"/>.
/// </summary>
internal sealed class TransportException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The HTTP status, if the server answered one.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>How long the server asks to wait (<c>Retry-After</c>), if it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The cookies that the answer sets.</summary>
    public IReadOnlyList<string> SetCookies { get; init; } = [];

    /// <summary>The first bytes of the body of an answer with another status than 200; it may say in Bayeux what the status means.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
