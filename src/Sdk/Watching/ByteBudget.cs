namespace TypedStreaming.Watching;

/// <summary>How many bytes of undelivered events one consumer may hold. Guarded by the lock of the queue that uses it.</summary>
internal sealed class ByteBudget(int limit)
{
    private long _used;

    public int Limit { get; } = limit;

    /// <summary>Takes bytes of the budget. A single event larger than all of it fits when nothing else is held.</summary>
    public bool TryTake(int bytes)
    {
        if (_used > 0 && _used + bytes > Limit) return false;
        _used += bytes;
        return true;
    }

    /// <summary>Takes bytes that are there already, whether they fit or not.</summary>
    public void Take(int bytes) => _used += bytes;

    public void Return(int bytes) => _used -= bytes;
}
