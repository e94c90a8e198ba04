namespace TypedStreaming.Bayeux;

/// <summary>A message on a meta channel: the reply to a request, or a message that the server sends on its own.</summary>
internal sealed record MetaReply
{
    public required string Channel { get; init; }

    public string? Id { get; init; }

    public string? ClientId { get; init; }

    public bool Successful { get; init; }

    public string? Subscription { get; init; }

    public Advice? Advice { get; init; }

    public BayeuxError? Error { get; init; }

    /// <summary><c>ext.sfdc.failureReason</c>: the real cause, where Salesforce gives one.</summary>
    public BayeuxError? FailureReason { get; init; }

    /// <summary><c>ext.replay</c>: true if the server can replay.</summary>
    public bool SupportsReplay { get; init; }

    /// <summary>True if the server offers long-polling, the only connection type of this client, or does not say.</summary>
    public bool OffersLongPolling { get; init; } = true;

    /// <summary>The complete message, if a program may want to see it; null for replies to connects.</summary>
    public BayeuxMessage? Message { get; init; }

    /// <summary>The time that the answer's HTTP headers ask to wait, if it is a refusal with a status other than 200; else null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The time that the server asks to wait before another attempt, by its headers or its advice, whichever is longer; null if by neither.
    /// </summary>
    public TimeSpan? AskedWait => (RetryAfter ?? TimeSpan.Zero, Advice?.Interval ?? TimeSpan.Zero) switch
    {
        var (header, interval) when header > TimeSpan.Zero && header >= interval => header,
        var (_, interval) when interval > TimeSpan.Zero => interval,
        _ => null,
    };

    /// <summary>The error for messages: the real cause, else the error, else null.</summary>
    public BayeuxError? Cause => FailureReason ?? Error;
}
