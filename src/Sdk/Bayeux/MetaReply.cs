namespace TypedStreaming.Bayeux;

/// <summary>A message on a meta channel: the answer to a request, or a word of the server's own.</summary>
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

    /// <summary><c>ext.replay</c>: whether the server can replay.</summary>
    public bool SupportsReplay { get; init; }

    /// <summary>Whether the server offers long-polling, the one connection type that this client speaks; also if it does not say.</summary>
    public bool OffersLongPolling { get; init; } = true;

    /// <summary>The whole message, where a program may want to see it; null for replies to connects.</summary>
    public BayeuxMessage? Message { get; init; }

    /// <summary>How long the answer's HTTP headers ask to wait, where it is a refusal with a status of its own; else null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the server asks to wait before another attempt: by its headers or its advice, whichever is longer; null if by neither.</summary>
    public TimeSpan? AskedWait => (RetryAfter ?? TimeSpan.Zero, Advice?.Interval ?? TimeSpan.Zero) switch
    {
        var (header, interval) when header > TimeSpan.Zero && header >= interval => header,
        var (_, interval) when interval > TimeSpan.Zero => interval,
        _ => null,
    };

    /// <summary>The error to tell a person: the real cause, else the error, else nothing.</summary>
    public BayeuxError? Cause => FailureReason ?? Error;
}
