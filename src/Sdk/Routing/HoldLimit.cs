namespace TypedStreaming.Routing;

/// <summary>
/// The time that the poll loop may wait for one consumer: one limit for each time that its queue is full, for the unread socket and the
/// delayed poll together. With a limit for each pause, one slow consumer could slow all others for ever.
/// </summary>
internal sealed class HoldLimit
{
    private long? _since;

    /// <summary>Returns the remaining time, which begins with the first call after a <see cref="Reset"/>.</summary>
    /// <param name="longest">The whole time limit.</param>
    /// <param name="since">The time at which the answer began that filled the queue.</param>
    /// <param name="time">The clock.</param>
    public TimeSpan Remaining(TimeSpan longest, long since, TimeProvider time)
    {
        _since ??= since;
        var left = longest - time.GetElapsedTime(_since.Value);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Notes that the queue was emptied: when it is full again, the time limit begins again.</summary>
    public void Reset() => _since = null;
}
