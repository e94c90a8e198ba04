namespace TypedStreaming.Replay;

internal sealed class HeldCursor : IReplayCursor
{
    private readonly ReplayKey _key;
    private readonly HeldPosition _held;
    private volatile bool _isDisposed;

    public HeldCursor(ReplayKey key, HeldPosition held, TimeProvider time)
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
            ? ValueTask.FromException(Takeover.InThisProcess(_key, takenAt))
            : ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }
}
