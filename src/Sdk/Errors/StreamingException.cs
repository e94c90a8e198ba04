namespace TypedStreaming;

/// <summary>The one exception of the SDK, with a <see cref="Reason"/> to decide by.</summary>
public class StreamingException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="reason">Why it is thrown.</param>
    /// <param name="message">What was wrong, where, and what to do. Never a secret.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public StreamingException(Reason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>Why the exception was thrown.</summary>
    public Reason Reason { get; }

    /// <summary>A page that says what the reason means and what to do.</summary>
    public sealed override string? HelpLink
    {
        get => base.HelpLink ?? $"https://github.com/typedstreaming/typedstreaming/blob/main/docs/errors.md#{Reason.ToString().ToLowerInvariant()}";
        set => base.HelpLink = value;
    }

    /// <summary>Whether the same call may succeed later without any change by the program or its operator.</summary>
    public bool IsTransient => Reason is
        Reason.LoginFailed or Reason.LimitExceeded or Reason.ServerBusy or Reason.Transport or Reason.Protocol
        or Reason.ConsumerTooSlow or Reason.PositionStore;

    /// <summary>The channel that the exception is about, or null if it is about the whole client.</summary>
    public string? Channel { get; init; }

    /// <summary>The server's whole reply, where it refused a subscription; else null.</summary>
    public BayeuxMessage? Reply { get; init; }

    /// <summary>The server's own words, or null if it said nothing.</summary>
    public string? ServerText { get; init; }
}
