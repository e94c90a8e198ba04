namespace TypedStreaming.Bayeux;

/// <summary>A message on a Bayeux meta channel: the reply to a request, or a message that the server sends without a request.</summary>
internal sealed record MetaReply
{
    public required string Channel { get; init; }

    public string? Id { get; init; }

    public string? ClientId { get; init; }

    public bool Successful { get; init; }

    public string? Subscription { get; init; }

    public Advice? Advice { get; init; }

    public BayeuxError? Error { get; init; }

    /// <summary>The real cause of a failure, if Salesforce sends it (<c>ext.sfdc.failureReason</c>); otherwise, null.</summary>
    public BayeuxError? FailureReason { get; init; }

    /// <summary>True if the server can replay events (<c>ext.replay</c>).</summary>
    public bool SupportsReplay { get; init; }

    /// <summary>
    /// True if the server offers long-polling (the only connection type of this client), or does not list its connection types.
    /// </summary>
    public bool OffersLongPolling { get; init; } = true;

    /// <summary>The complete reply, which some methods return to the application; null for replies to connect requests.</summary>
    public BayeuxMessage? Message { get; init; }

    /// <summary>
    /// The wait time in the HTTP headers of the response, if the response is a refusal with a status other than 200; otherwise, null.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The time that the server asks the client to wait before another attempt: the time in the HTTP headers or the time in the advice, whichever is
    /// longer. Null if neither contains a time.
    /// </summary>
    public TimeSpan? AskedWait => (RetryAfter ?? TimeSpan.Zero, Advice?.Interval ?? TimeSpan.Zero) switch
    {
        var (header, interval) when header > TimeSpan.Zero && header >= interval => header,
        var (_, interval) when interval > TimeSpan.Zero => interval,
        _ => null,
    };

    /// <summary>The error to show in messages: <see cref="FailureReason"/> or, if that is null, <see cref="Error"/>.</summary>
    public BayeuxError? Cause => FailureReason ?? Error;
}
