namespace TypedStreaming.Routing;

/// <summary>
/// The time that the poll loop can still wait for one consumer whose queue is full: <see cref="SlowConsumerLimits.MaxHold"/> in total, until the
/// queue is empty. The loop waits by leaving a response unread or by delaying a poll. Both kinds of waiting share one limit, because with two
/// limits a slow consumer could slow all others for ever.
/// </summary>
internal sealed class HoldLimit
{
    private long? _since;

    /// <summary>
    /// Returns the time that the poll loop can still wait for the consumer. The time begins with the first call after a <see cref="Reset"/>.
    /// </summary>
    /// <param name="longest">The whole time limit.</param>
    /// <param name="since">The time at which the response that filled the queue began.</param>
    /// <param name="time">The clock.</param>
    public TimeSpan Remaining(TimeSpan longest, long since, TimeProvider time)
    {
        _since ??= since;
        var left = longest - time.GetElapsedTime(_since.Value);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Records that the consumer's queue was emptied. When the queue is full again, the time limit begins again.</summary>
    public void Reset() => _since = null;
}
