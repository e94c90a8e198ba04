using System.Net;

namespace TypedStreaming;

/// <summary>The one exception of the SDK, with a <see cref="Reason"/> to decide by.</summary>
public class StreamingException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="reason">Why it is thrown.</param>
    /// <param name="message">What was wrong, where, and what to do. Never a secret.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public StreamingException(Reason reason, string message, Exception? innerException = null)
        : base(message, innerException) => (Reason, IsTransient) = (reason, CanUsuallyPass(reason));

    /// <summary>Why the exception was thrown.</summary>
    public Reason Reason { get; }

    /// <summary>A page that says what the reason means and what to do.</summary>
    public sealed override string? HelpLink
    {
        get => base.HelpLink ?? $"https://github.com/typedstreaming/typedstreaming/blob/main/docs/errors.md#{Reason.ToString().ToLowerInvariant()}";
        set => base.HelpLink = value;
    }

    /// <summary>
    /// Whether the same call may succeed later without any change by the program or its operator: what a retry loop asks. Each
    /// exception says it for itself. By default it follows from the reason: true for <see cref="Reason.LoginFailed"/>,
    /// <see cref="Reason.LimitExceeded"/>, <see cref="Reason.ServerBusy"/>, <see cref="Reason.Transport"/>,
    /// <see cref="Reason.Protocol"/>, <see cref="Reason.ConsumerTooSlow"/> and <see cref="Reason.PositionStore"/>.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>The channel that the exception is about, or null if it is about the whole client.</summary>
    public string? Channel { get; init; }

    /// <summary>The server's whole reply, where it refused a subscription; else null.</summary>
    public BayeuxMessage? Reply { get; init; }

    /// <summary>The server's own words, or null if it said nothing.</summary>
    public string? ServerText { get; init; }

    /// <summary>The HTTP status of the answer, where it was the answer's status that failed; else null.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Salesforce's code of a refused request, such as <c>NOT_FOUND</c>, or null if the answer has none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>How long the server asks to wait before another attempt (<c>Retry-After</c>), or null if it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    private static bool CanUsuallyPass(Reason reason) => reason is
        Reason.LoginFailed or Reason.LimitExceeded or Reason.ServerBusy or Reason.Transport or Reason.Protocol
        or Reason.ConsumerTooSlow or Reason.PositionStore;
}
