namespace TypedStreaming.Bayeux;

/// <summary>The values of <c>advice.reconnect</c>.</summary>
internal enum ReconnectAdvice
{
    /// <summary>The advice has no such member, or its value is unknown.</summary>
    Unspecified,

    /// <summary>Connect again with the same client id.</summary>
    Retry,

    /// <summary>Handshake again.</summary>
    Handshake,

    /// <summary>Do not connect and do not handshake.</summary>
    None,
}
