namespace TypedStreaming.Hosting.Dispatch;

/// <summary>
/// The events between the oldest one that is not acknowledged and the newest one that was taken. Their number is bounded: the client keeps all of
/// them in memory, and its position stays at the oldest one.
/// </summary>
internal sealed class TakenEvents(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<TakenEvent> _events = [];
    private TaskCompletionSource? _room;
    private int _open;

    /// <summary>The number of events that are taken and not acknowledged.</summary>
    public int Open => Volatile.Read(ref _open);

    public DateTimeOffset? OldestCreated
    {
        get
        {
            lock (_gate) return _events.TryPeek(out var oldest) ? oldest.CreatedDate : null;
        }
    }

    /// <summary>The timestamp of the oldest running attempt, or null if none is running.</summary>
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

    /// <summary>Forgets all events: they are taken again.</summary>
    public void Clear()
    {
        lock (_gate) _events.Clear();
        Volatile.Write(ref _open, 0);
    }

    /// <summary>Waits until one more event may be taken.</summary>
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
