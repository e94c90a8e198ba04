namespace TypedStreaming.Transport;

/// <summary>
/// A request whose answer did not arrive whole. It may have carried events, so it is never simply sent again. Never
/// leaves the SDK: users see a <see cref="StreamingException"/>.
/// </summary>
internal sealed class TransportException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The HTTP status, if the server answered one.</summary>
    public int? HttpStatus { get; init; }
}
