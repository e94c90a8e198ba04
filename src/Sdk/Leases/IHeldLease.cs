namespace TypedStreaming;

/// <summary>
/// A lease that this process has acquired. The process holds the lease until the lease is lost or disposed. Disposing the lease releases it.
/// </summary>
public interface IHeldLease : IAsyncDisposable
{
    /// <summary>The name of the lease.</summary>
    string Name { get; }

    /// <summary>
    /// The epoch of this acquisition: a number that is higher than the epochs of all earlier holders. Store the epoch together with the data that
    /// this process writes, so that a late write by an earlier holder can be detected.
    /// </summary>
    long Epoch { get; }

    /// <summary>
    /// A token that is cancelled when the lease is lost, before another process can acquire the lease. Disposing the lease does not cancel the token.
    /// </summary>
    CancellationToken Lost { get; }

    /// <summary>The reason why the lease was lost; null if the lease has not been lost.</summary>
    StreamingException? Failure { get; }

    /// <summary>
    /// Gets a value that indicates whether the lease is still held, which means that it has not been lost or disposed and has not expired. If this
    /// process was suspended, this property reports the loss of the lease immediately, whereas <see cref="Lost"/> reports it later. The property is
    /// read for each event, so the implementation must be fast.
    /// </summary>
    bool IsHeld { get; }
}
