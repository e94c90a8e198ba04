namespace TypedStreaming;

/// <summary>The kind of error that a <see cref="StreamingException"/> reports. An application can use the kind to decide how to react.</summary>
public enum StreamingError
{
    /// <summary>An option or an argument is not valid; the message contains its name.</summary>
    Configuration,

    /// <summary>
    /// The login server refused the credentials or the client. This error is final, because further attempts can lock the user out.
    /// </summary>
    LoginRefused,

    /// <summary>
    /// The login server could not be reached, returned a response that is not a login response, or issued a refresh token that the application
    /// could not store.
    /// </summary>
    LoginFailed,

    /// <summary>The streaming server refused an access token that was just issued, or a token that cannot be renewed.</summary>
    AuthenticationRejected,

    /// <summary>The handshake was refused; the message contains the cause that the server reported.</summary>
    HandshakeRefused,

    /// <summary>The server refused a subscription; the message contains the server's error text.</summary>
    SubscriptionRefused,

    /// <summary>The server no longer knows the replay id after which the subscription should resume.</summary>
    InvalidReplayId,

    /// <summary>An org limit has been reached: the number of concurrent clients, or of deliveries per day.</summary>
    LimitExceeded,

    /// <summary>The server reports that it is too busy.</summary>
    ServerBusy,

    /// <summary>The server could not be reached, or the connection broke.</summary>
    Transport,

    /// <summary>
    /// The org refused a request from the application, for example a call to <see cref="StreamingClient.GetAsync"/>: see
    /// <see cref="StreamingException.StatusCode"/> and <see cref="StreamingException.ErrorCode"/>.
    /// </summary>
    RequestRefused,

    /// <summary>The server's response does not follow the Bayeux protocol.</summary>
    Protocol,

    /// <summary>A response is larger than the client's limit.</summary>
    ResponseTooLarge,

    /// <summary>An event could not be read as the requested type.</summary>
    EventDecode,

    /// <summary>The application read events too slowly, so the buffer for the events is full.</summary>
    ConsumerTooSlow,

    /// <summary>A <see cref="BayeuxExtension"/> that the application added threw an exception, or violated the rules for extensions.</summary>
    ExtensionFailed,

    /// <summary>
    /// A newer owner has taken over the consumer's replay position; the message identifies that owner. This error is final, and the consumer
    /// must stop.
    /// </summary>
    PositionTaken,

    /// <summary>The store of replay positions failed; the message says what to do.</summary>
    PositionStore,

    /// <summary>The application has reached the limit of unacknowledged deliveries; the message identifies the oldest delivery.</summary>
    TooManyUnacknowledged,

    /// <summary>
    /// A gap event arrived, which reports changes that the server could not send, and the application has not set an <c>OnGap</c> callback.
    /// </summary>
    GapEvent,

    /// <summary>An application callback threw an exception, or returned a value that is not allowed.</summary>
    CallbackFailed,

    /// <summary>An internal error in the SDK, which should never occur. Please report it.</summary>
    Defect,

    /// <summary>A message broker to which events are relayed failed; the message says what to do.</summary>
    Broker,
}
