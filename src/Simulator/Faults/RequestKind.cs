namespace TypedStreaming.Simulator;

/// <summary>The purpose of a request. It is recognized by the path and by the channel of the first Bayeux message.</summary>
public enum RequestKind
{
    /// <summary>Every request.</summary>
    Any,

    /// <summary>The OAuth token endpoint.</summary>
    Login,

    /// <summary>The list of API versions.</summary>
    Versions,

    /// <summary><c>/meta/handshake</c>.</summary>
    Handshake,

    /// <summary><c>/meta/connect</c>.</summary>
    Connect,

    /// <summary><c>/meta/subscribe</c>.</summary>
    Subscribe,

    /// <summary><c>/meta/unsubscribe</c>.</summary>
    Unsubscribe,

    /// <summary><c>/meta/disconnect</c>.</summary>
    Disconnect,

    /// <summary>A platform event published over REST.</summary>
    Publish,

    /// <summary>
    /// Any other request: to another address, such as <c>/services/data/v66.0/limits</c>, or with a body without a meta message.
    /// </summary>
    Other,
}
