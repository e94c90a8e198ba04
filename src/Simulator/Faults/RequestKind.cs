namespace TypedStreaming.Simulator;

/// <summary>The kind of a request to the simulated org. It is recognized by the path and by the channel of the first Bayeux message.</summary>
public enum RequestKind
{
    /// <summary>Any kind of request.</summary>
    Any,

    /// <summary>A request to the OAuth token endpoint.</summary>
    Login,

    /// <summary>A request for the list of API versions.</summary>
    Versions,

    /// <summary>A Bayeux handshake (<c>/meta/handshake</c>).</summary>
    Handshake,

    /// <summary>A Bayeux connect (<c>/meta/connect</c>), which is the long poll.</summary>
    Connect,

    /// <summary>A Bayeux subscribe (<c>/meta/subscribe</c>).</summary>
    Subscribe,

    /// <summary>A Bayeux unsubscribe (<c>/meta/unsubscribe</c>).</summary>
    Unsubscribe,

    /// <summary>A Bayeux disconnect (<c>/meta/disconnect</c>).</summary>
    Disconnect,

    /// <summary>A request that publishes a platform event over REST.</summary>
    Publish,

    /// <summary>A REST request that reads records, object descriptions or query results.</summary>
    Records,

    /// <summary>A REST request that creates, changes or deletes a PushTopic.</summary>
    TopicChanges,

    /// <summary>
    /// Any other request: one to another address, such as <c>/services/data/v66.0/limits</c>, or one whose body contains no meta message.
    /// </summary>
    Other,
}
