namespace TypedStreaming.Routing;

/// <summary>
/// The time for which the poll loop can still wait for one consumer whose queue is full. The total time is <see cref="SlowConsumerLimits.MaxHold"/>,
/// until the queue is empty. The loop waits by leaving a response unread or by delaying a poll. Both kinds of waiting share one limit, because with
/// two limits a slow consumer could slow down all other consumers indefinitely.
/// </summary>
internal sealed class HoldLimit
{
    private long? _since;

    /// <summary>
    /// Returns the time for which the poll loop can still wait for the consumer. The time begins to run with the first call after a
    /// <see cref="Reset"/>.
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

    /// <summary>Records that the consumer's queue was emptied. When the queue is full again, the time limit starts again.</summary>
    public void Reset() => _since = null;
}
