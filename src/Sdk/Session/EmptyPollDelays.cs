namespace TypedStreaming.Session;

/// <summary>
/// Delays the connect requests of a client if the server answers them immediately without events, even if the server does not advise an interval. The
/// first three such responses in a row cause no delay, because a server may have good reasons to answer a few connects early. Further connect
/// requests are sent at most once every 0.1 seconds and, after 10 seconds, at most once per second.
/// </summary>
internal sealed record EmptyPollDelays
{
    /// <summary>The number of consecutive connect requests that the server can answer early without causing a delay.</summary>
    public int Free { get; init; } = 3;

    /// <summary>The minimum time from the start of one connect request to the start of the next. The first early responses cause no delay.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The time for which <see cref="Period"/> applies; after that, <see cref="LongPeriod"/> applies.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The minimum time from one connect request to the next after <see cref="Patience"/> has elapsed. A response that took at least this time does
    /// not count as early.
    /// </summary>
    public TimeSpan LongPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Returns true if the server answered a connect request early and without events.</summary>
    public bool IsEarly(TimeSpan took) => took < LongPeriod;

    /// <summary>Returns the time to wait before the next connect request.</summary>
    /// <param name="replies">The number of early responses in a row.</param>
    /// <param name="duration">The time since the first of these responses.</param>
    /// <param name="took">The time that the last of these responses took.</param>
    public TimeSpan Delay(int replies, TimeSpan duration, TimeSpan took)
    {
        if (replies <= Free) return TimeSpan.Zero;
        var period = duration >= Patience ? LongPeriod : Period;
        return took < period ? period - took : TimeSpan.Zero;
    }
}
