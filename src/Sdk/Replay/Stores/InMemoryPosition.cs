namespace TypedStreaming.Replay.Stores;

/// <summary>A position in memory and the cursor that owns it.</summary>
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

    /// <returns>The time at which the position was taken from the owner, or null if it was not taken and is saved.</returns>
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
