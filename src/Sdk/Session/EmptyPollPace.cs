namespace TypedStreaming.Session;

/// <summary>
/// Slows a client down whose connects are answered at once and with nothing, whatever interval the server advises. Three
/// such answers in a row are free, since a server may answer a few connects early for good reason; then a connect is sent
/// at most every 0.1 seconds, and after 10 seconds of them once a second.
/// </summary>
internal sealed record EmptyPollPace
{
    /// <summary>Answers in a row that are not slowed.</summary>
    public int Free { get; init; } = 3;

    /// <summary>The least time from one connect to the next after those.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>How long that period holds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The least time from one connect to the next after that; an answer that took as long counts as held.</summary>
    public TimeSpan LongPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether an answer without events came early.</summary>
    public bool IsEarly(TimeSpan took) => took < LongPeriod;

    /// <summary>How long to wait before the next connect.</summary>
    /// <param name="replies">Early answers in a row.</param>
    /// <param name="duration">How long they have been coming.</param>
    /// <param name="took">How long the last one took.</param>
    public TimeSpan Delay(int replies, TimeSpan duration, TimeSpan took)
    {
        if (replies <= Free) return TimeSpan.Zero;
        var period = duration >= Patience ? LongPeriod : Period;
        return took < period ? period - took : TimeSpan.Zero;
    }
}
