namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// The events that a handler has received, from the oldest unacknowledged event to the newest event. Their number is limited, because the client
/// keeps all of these events in memory, and the position cannot move past the oldest event.
/// </summary>
internal sealed class TakenEvents(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<TakenEvent> _events = [];
    private TaskCompletionSource? _room;
    private int _open;

    /// <summary>The number of events that the handler has received but not acknowledged.</summary>
    public int Open => Volatile.Read(ref _open);

    public DateTimeOffset? OldestCreated
    {
        get
        {
            lock (_gate) return _events.TryPeek(out var oldest) ? oldest.CreatedDate : null;
        }
    }

    /// <summary>The timestamp at which the oldest running attempt began, or null if no attempt is running.</summary>
    public long? OldestAttempt
    {
        get
        {
            lock (_gate) return _events.Where(static taken => taken is { IsDone: false, AttemptStarted: > 0 }).Min(static taken => (long?)taken.AttemptStarted);
        }
    }

    public void Add(TakenEvent taken)
    {
        lock (_gate) _events.Enqueue(taken);
        Interlocked.Increment(ref _open);
    }

    public void Finish(TakenEvent taken)
    {
        TaskCompletionSource? room = null;
        lock (_gate)
        {
            if (taken.IsDone) return;
            taken.IsDone = true;
            while (_events.TryPeek(out var oldest) && oldest.IsDone) _events.Dequeue();
            if (_events.Count < limit) (room, _room) = (_room, null);
        }

        Interlocked.Decrement(ref _open);
        room?.TrySetResult();
    }

    /// <summary>Removes all events from the list of received events, because the handler will receive them again.</summary>
    public void Clear()
    {
        lock (_gate) _events.Clear();
        Volatile.Write(ref _open, 0);
    }

    /// <summary>Waits until the limit allows another event to be received.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task RoomAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_events.Count < limit) return Task.CompletedTask;
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task.WaitAsync(cancellationToken);
        }
    }
}
