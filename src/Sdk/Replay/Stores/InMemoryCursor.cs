namespace TypedStreaming.Replay.Stores;

internal sealed class InMemoryCursor : IReplayCursor
{
    private readonly ReplayKey _key;
    private readonly InMemoryPosition _held;
    private volatile bool _isDisposed;

    public InMemoryCursor(ReplayKey key, InMemoryPosition held, TimeProvider time)
    {
        _key = key;
        _held = held;
        Position = held.Take(this, time.GetUtcNow());
    }

    public ReplayPosition? Position { get; }

    public ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(position);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        return _held.Save(this, position) is { } takenAt
            ? ValueTask.FromException(PositionTakeover.InThisProcess(_key, takenAt))
            : ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }
}
