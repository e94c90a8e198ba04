namespace TypedStreaming.Replay.Stores;

/// <summary>A replay position in memory, with the cursor that owns the position.</summary>
internal sealed class InMemoryPosition
{
    private readonly Lock _gate = new();
    private ReplayPosition? _position;
    private object? _owner;
    private DateTimeOffset _takenAt;

    public ReplayPosition? Take(object owner, DateTimeOffset now)
    {
        lock (_gate)
        {
            (_owner, _takenAt) = (owner, now);
            return _position;
        }
    }

    /// <returns>The time at which another owner took over the position, or null if the position was not taken over and is saved.</returns>
    public DateTimeOffset? Save(object owner, ReplayPosition position)
    {
        lock (_gate)
        {
            if (_owner != owner) return _takenAt;
            _position = position;
            return null;
        }
    }
}
