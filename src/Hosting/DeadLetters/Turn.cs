namespace TypedStreaming.Hosting.DeadLetters;

/// <summary>The right to be the only caller in a section of code, until it is disposed.</summary>
internal readonly struct Turn : IDisposable
{
    private readonly SemaphoreSlim _gate;

    private Turn(SemaphoreSlim gate) => _gate = gate;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static async Task<Turn> TakeAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(gate);
    }

    public void Dispose() => _gate.Release();
}
