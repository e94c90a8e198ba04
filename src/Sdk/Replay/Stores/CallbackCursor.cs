namespace TypedStreaming.Replay.Stores;

internal sealed class CallbackCursor(ReplayKey key, CallbackChannel channel) : IReplayCursor, IStartingCursor
{
    private volatile bool _isDisposed;

    public ReplayPosition? Position { get; private set; }

    public ReplayFrom? Start { get; private set; }

    public void StartAt(ReplayFrom? start, DateTimeOffset now)
    {
        // The callback does not report when the event was created. With the current time, the position does not look old.
        if (start is { Code: >= 0 }) Position = new ReplayPosition { ReplayId = start.Code, At = now };
        else Start = start;
    }

    public async ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(position);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (await channel.SaveAsync(this, position, cancellationToken).ConfigureAwait(false) is { } takenAt)
            throw PositionTakeover.OfChannel(key, takenAt);
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }
}
