using TypedStreaming.Replay;
using TypedStreaming.Replay.Stores;

namespace TypedStreaming;

/// <summary>
/// A store that keeps positions in memory for as long as this object exists. A new enumeration in the same process resumes at its stored position.
/// When the process ends, the positions are lost.
/// </summary>
public sealed class InMemoryReplayStore : IReplayStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ReplayKey, InMemoryPosition> _positions = [];
    private readonly TimeProvider _time;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The clock for the times of takeovers. Null, the default, means the system clock.</param>
    public InMemoryReplayStore(TimeProvider? timeProvider = null) => _time = timeProvider ?? TimeProvider.System;

    /// <inheritdoc/>
    public ValueTask<IReplayCursor> OpenAsync(ReplayKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReplayCursor>(cancellationToken)
            : ValueTask.FromResult<IReplayCursor>(new InMemoryCursor(key, PositionOf(key), _time));
    }

    private InMemoryPosition PositionOf(ReplayKey key)
    {
        lock (_gate)
        {
            if (!_positions.TryGetValue(key, out var position)) _positions.Add(key, position = new InMemoryPosition());
            return position;
        }
    }
}
