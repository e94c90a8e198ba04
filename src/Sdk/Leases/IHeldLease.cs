namespace TypedStreaming;

/// <summary>A lease that this process has acquired. It is held until it is disposed, which releases it, or lost.</summary>
public interface IHeldLease : IAsyncDisposable
{
    /// <summary>The name of the lease.</summary>
    string Name { get; }

    /// <summary>
    /// The epoch of this acquisition: higher than the epochs of all earlier holders. What this process writes elsewhere can contain it, so that a copy of
    /// an earlier holder is recognized.
    /// </summary>
    long Epoch { get; }

    /// <summary>
    /// The token that is cancelled when the lease is lost, before another process can acquire it. The disposal of the lease does not cancel it.
    /// </summary>
    CancellationToken Lost { get; }

    /// <summary>The reason that the lease was lost, or null if it is not lost.</summary>
    StreamingException? Failure { get; }

    /// <summary>
    /// Gets a value that indicates whether the lease is held: it is neither lost nor disposed, and its time has not passed. In a process that was stopped
    /// for a time, this property is correct earlier than <see cref="Lost"/>. It is read for each event, so it must not take long.
    /// </summary>
    bool IsHeld { get; }
}
