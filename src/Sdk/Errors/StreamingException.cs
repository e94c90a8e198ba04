using System.Net;

namespace TypedStreaming;

/// <summary>
/// The exception that the SDK throws, and the base of its more specific ones, with a <see cref="Reason"/> on which programs can base
/// decisions.
/// </summary>
public class StreamingException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="reason">The reason for which it is thrown.</param>
    /// <param name="message">What was wrong, where, and what to do. Never a secret.</param>
    /// <param name="innerException">The cause, or null.</param>
    public StreamingException(Reason reason, string message, Exception? innerException = null)
        : base(message, innerException) => (Reason, IsTransient) = (reason, CanUsuallyPass(reason));

    /// <summary>The reason for which the exception was thrown.</summary>
    public Reason Reason { get; }

    /// <summary>The address of a page that explains the reason and what to do.</summary>
    public sealed override string? HelpLink
    {
        get => base.HelpLink ?? $"https://github.com/typedstreaming/typedstreaming/blob/main/docs/errors.md#{Reason.ToString().ToLowerInvariant()}";
        set => base.HelpLink = value;
    }

    /// <summary>
    /// Gets a value that indicates whether the same call may succeed later without any change by the program or its operator, so that a retry
    /// is useful. Each exception can set it. By default it follows from the reason: true for <see cref="Reason.LoginFailed"/>,
    /// <see cref="Reason.LimitExceeded"/>, <see cref="Reason.ServerBusy"/>, <see cref="Reason.Transport"/>, <see cref="Reason.Protocol"/>,
    /// <see cref="Reason.ConsumerTooSlow"/> and <see cref="Reason.PositionStore"/>.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>The channel that the exception is about, or null if it is about the whole client.</summary>
    public string? Channel { get; init; }

    /// <summary>The server's complete reply, if it refused a subscription; else null.</summary>
    public BayeuxMessage? Reply { get; init; }

    /// <summary>The server's own error text, or null if there is none.</summary>
    public string? ServerText { get; init; }

    /// <summary>The HTTP status of the answer, if the status is the failure; else null.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Salesforce's code of a refused request, such as <c>NOT_FOUND</c>, or null if the answer contains none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The time that the server asks to wait before another attempt (<c>Retry-After</c>), or null if it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    private static bool CanUsuallyPass(Reason reason) => reason is
        Reason.LoginFailed or Reason.LimitExceeded or Reason.ServerBusy or Reason.Transport or Reason.Protocol
        or Reason.ConsumerTooSlow or Reason.PositionStore;
}
