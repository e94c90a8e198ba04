namespace TypedStreaming.Routing;

/// <summary>
/// The remaining time for which the poll loop can wait for a consumer whose queue is full. The loop waits for at most
/// <see cref="SlowConsumerLimits.MaxHold"/> in total until the queue is empty. The loop waits by leaving a response unread or by delaying a poll.
/// Both kinds of waiting share one limit, because with two limits a slow consumer could slow down all other consumers indefinitely.
/// </summary>
internal sealed class HoldLimit
{
    private long? _since;

    /// <summary>
    /// Returns the remaining time for which the poll loop can wait for the consumer. The time limit starts at the <paramref name="since"/> value of
    /// the first call after <see cref="Reset"/>.
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

    /// <summary>Records that the consumer's queue was emptied. When the queue is full again, the time limit starts over.</summary>
    public void Reset() => _since = null;
}
