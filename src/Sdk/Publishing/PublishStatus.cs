namespace TypedStreaming;

/// <summary>The outcome of publishing one event.</summary>
public enum PublishStatus
{
    /// <summary>
    /// The server has accepted the event. Over the Pub/Sub API, the event is in the event bus. Over REST, it is queued, and Salesforce publishes it
    /// later.
    /// </summary>
    Published,

    /// <summary>
    /// The event was refused, by the server or by a local check, and was not published. The same event is usually refused again, unless
    /// <see cref="PublishResult.IsTransient"/> is true.
    /// </summary>
    Refused,

    /// <summary>
    /// The event was not sent, because an earlier request failed or no connection could be established, or the server refused the access token of its
    /// request. It is not published, and the application can publish it again.
    /// </summary>
    NotSent,

    /// <summary>
    /// The event was sent, but the response is missing or cannot be read. It is not known whether the event was published. If the application
    /// publishes it again, subscribers may get it twice.
    /// </summary>
    Unknown,
}
