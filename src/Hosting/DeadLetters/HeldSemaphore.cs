namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>A semaphore that the caller has entered. Disposing this object releases the semaphore.</summary>
internal readonly struct HeldSemaphore : IDisposable
{
    private readonly SemaphoreSlim _gate;

    private HeldSemaphore(SemaphoreSlim gate) => _gate = gate;

    /// <summary>Waits until the semaphore can be entered, and enters it.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static async Task<HeldSemaphore> TakeAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new HeldSemaphore(gate);
    }

    public void Dispose() => _gate.Release();
}
