namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>The exclusive right to run a section of code, until this object is disposed.</summary>
internal readonly struct HeldSemaphore : IDisposable
{
    private readonly SemaphoreSlim _gate;

    private HeldSemaphore(SemaphoreSlim gate) => _gate = gate;

    /// <summary>Waits until no other caller has the right.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static async Task<HeldSemaphore> TakeAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new HeldSemaphore(gate);
    }

    public void Dispose() => _gate.Release();
}
