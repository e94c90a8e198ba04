namespace TypedStreaming.Bayeux;

/// <summary>The values of <c>advice.reconnect</c>: the server's instruction to the client for the next step.</summary>
internal enum ReconnectAdvice
{
    /// <summary>The server's advice contains no <c>reconnect</c>, or its value is unknown.</summary>
    Unspecified,

    /// <summary>The client should connect again with the same client id.</summary>
    Retry,

    /// <summary>The client should perform a new handshake.</summary>
    Handshake,

    /// <summary>The client should neither connect nor perform a handshake.</summary>
    None,
}
