using System.Net;

namespace TypedStreaming;

/// <summary>
/// The exception that the SDK throws, and the base class of more specific exceptions. An application can decide how to react based on the
/// <see cref="StreamingError"/> that the exception contains.
/// </summary>
public class StreamingException : Exception
{
    /// <summary>Creates an exception with a kind of error and a message.</summary>
    /// <param name="error">The kind of the error.</param>
    /// <param name="message">A text that says what was wrong, where, and what to do. It must not contain a secret.</param>
    /// <param name="innerException">The cause, or null.</param>
    public StreamingException(StreamingError error, string message, Exception? innerException = null)
        : base(message, innerException) => (Error, IsTransient) = (error, CanUsuallyPass(error));

    /// <summary>The kind of error.</summary>
    public StreamingError Error { get; }

    /// <summary>The address of a page that explains the error and what to do.</summary>
    public sealed override string? HelpLink
    {
        get => base.HelpLink ?? $"https://github.com/typedstreaming/typedstreaming/blob/main/docs/errors.md#{Error.ToString().ToLowerInvariant()}";
        set => base.HelpLink = value;
    }

    /// <summary>
    /// Gets a value that indicates whether the same call may succeed later without any change by the application or its operator, so that a
    /// retry is useful. The code that creates an exception can set this value. By default, the value depends on the kind of the error, and is
    /// true for <see cref="StreamingError.LoginFailed"/>, <see cref="StreamingError.LimitExceeded"/>,
    /// <see cref="StreamingError.ServerBusy"/>, <see cref="StreamingError.Transport"/>, <see cref="StreamingError.Protocol"/>,
    /// <see cref="StreamingError.ConsumerTooSlow"/> and <see cref="StreamingError.PositionStore"/>.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>The channel that the exception concerns, or null if it concerns the whole client.</summary>
    public string? Channel { get; init; }

    /// <summary>The server's complete reply, if the server refused a subscription; otherwise, null.</summary>
    public BayeuxMessage? Reply { get; init; }

    /// <summary>The server's own error text, or null if the server sent none.</summary>
    public string? ServerText { get; init; }

    /// <summary>The HTTP status of the response, if the status indicates the failure; otherwise, null.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Salesforce's error code for a refused request, such as <c>NOT_FOUND</c>, or null if the response contains no code.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>
    /// The time that the server asks to wait before another attempt (<c>Retry-After</c>), or null if the server does not ask for a wait.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    private static bool CanUsuallyPass(StreamingError error) => error is
        StreamingError.LoginFailed or StreamingError.LimitExceeded or StreamingError.ServerBusy or StreamingError.Transport or StreamingError.Protocol
        or StreamingError.ConsumerTooSlow or StreamingError.PositionStore;
}
