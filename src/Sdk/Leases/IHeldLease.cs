namespace TypedStreaming;

/// <summary>A lease that this process has acquired. The lease is held until it is lost or disposed. Disposal releases the lease.</summary>
public interface IHeldLease : IAsyncDisposable
{
    /// <summary>The name of the lease.</summary>
    string Name { get; }

    /// <summary>
    /// The epoch of this acquisition: a number that is higher than the epochs of all earlier holders. Store the epoch together with the data that
    /// this process writes, so that a late write of an earlier holder can be recognized.
    /// </summary>
    long Epoch { get; }

    /// <summary>
    /// The token that is cancelled when the lease is lost, before another process can acquire it. Disposal of the lease does not cancel the token.
    /// </summary>
    CancellationToken Lost { get; }

    /// <summary>The reason why the lease was lost, or null if it is not lost.</summary>
    StreamingException? Failure { get; }

    /// <summary>
    /// Gets a value that indicates whether the lease is held: it is neither lost nor disposed, and its time has not passed. If this process was
    /// suspended, this property shows a lost lease immediately, and <see cref="Lost"/> shows it later. The property is read for each event, so it must be fast.
    /// </summary>
    bool IsHeld { get; }
}
