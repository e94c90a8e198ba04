namespace TypedStreaming.Session;

/// <summary>
/// Slows a client whose connects are answered at once without events, whatever interval the server advises. Three such answers in a row cause
/// no delay, because a server may have good reasons to answer a few connects early; then a connect is sent at most every 0.1 seconds, and
/// after 10 seconds of them once a second.
/// </summary>
internal sealed record EmptyPollPace
{
    /// <summary>The number of answers in a row that cause no delay.</summary>
    public int Free { get; init; } = 3;

    /// <summary>The minimum time from one connect to the next after those.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>The time for which that period applies.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The minimum time from one connect to the next after that; an answer that took as long does not count as early.</summary>
    public TimeSpan LongPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Returns true if an answer without events came early.</summary>
    public bool IsEarly(TimeSpan took) => took < LongPeriod;

    /// <summary>Returns the time to wait before the next connect.</summary>
    /// <param name="replies">The number of early answers in a row.</param>
    /// <param name="duration">The time for which they have been coming.</param>
    /// <param name="took">The time that the last one took.</param>
    public TimeSpan Delay(int replies, TimeSpan duration, TimeSpan took)
    {
        if (replies <= Free) return TimeSpan.Zero;
        var period = duration >= Patience ? LongPeriod : Period;
        return took < period ? period - took : TimeSpan.Zero;
    }
}
