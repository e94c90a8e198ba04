namespace TypedStreaming.Routing;

/// <summary>
/// How long the poll loop may wait for one consumer: one budget per fill of its queue, for the unread socket and the held poll
/// together. A budget per pause would let one slow consumer slow all others for ever.
/// </summary>
internal sealed class HoldBudget
{
    private long? _since;

    /// <summary>How much of the budget is left; its time begins with the first call after a <see cref="Reset"/>.</summary>
    /// <param name="longest">The whole budget.</param>
    /// <param name="since">When the answer began that filled the queue.</param>
    /// <param name="time">The clock.</param>
    public TimeSpan Remaining(TimeSpan longest, long since, TimeProvider time)
    {
        _since ??= since;
        var left = longest - time.GetElapsedTime(_since.Value);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>The queue was emptied: the next time that it is full is another fill.</summary>
    public void Reset() => _since = null;
}
