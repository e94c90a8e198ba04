namespace TypedStreaming.Relay.Workers;

/// <summary>
/// The newest handled events of one channel in a partition, by which copies are recognized. Several threads can use it.
/// </summary>
/// <remarks>
/// After a failure, a relay publishes a part of the channel again, up to its newest event. If the part begins before the first event that is remembered here, nothing of it
/// can be omitted: otherwise, an old event would be handled again, and the later events of its record would not, so that the record keeps an old state.
/// </remarks>
/// <param name="limit">The number of events that are remembered.</param>
internal sealed class RememberedEvents(int limit)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<(string Identity, long? ReplayId)> _order = [];
    private long? _first;
    private bool _isOld;
    private int _repetition;

    /// <summary>
    /// Begins a new session of the partition. In between, another worker may have handled events that are not remembered here. So the memory is valid only as long
    /// as all events that arrive are in it: these are events whose acknowledgement was lost.
    /// </summary>
    public void BeginSession()
    {
        lock (_gate) (_isOld, _first) = (true, null);
    }

    /// <summary>
    /// Records that an event has arrived. If the event is older than all events that are remembered, a repetition begins, and these events are forgotten. They
    /// are forgotten too at the first event of a session that is not remembered.
    /// </summary>
    /// <returns>The number of times that events were forgotten.</returns>
    public int Receive(string identity, long? replayId)
    {
        lock (_gate)
        {
            if (_isOld && _known.Contains(identity)) return _repetition;
            if (_isOld || replayId < _first) ForgetAllUnderLock();
            _first ??= replayId;
            return _repetition;
        }
    }

    /// <summary>Forgets all events, because replay ids before a gap and after it can be the same for different events.</summary>
    public void Forget()
    {
        lock (_gate) ForgetAllUnderLock();
    }

    public bool Contains(string identity)
    {
        lock (_gate) return _known.Contains(identity);
    }

    /// <summary>Remembers an event that was handled, unless events were forgotten after its arrival.</summary>
    public void Add(string identity, long? replayId, int repetition)
    {
        lock (_gate)
        {
            if (limit == 0 || repetition != _repetition || !_known.Add(identity)) return;
            _order.Enqueue((identity, replayId));
            if (_order.Count > limit) ForgetOldestUnderLock();
        }
    }

    private void ForgetAllUnderLock()
    {
        _known.Clear();
        _order.Clear();
        (_first, _isOld) = (null, false);
        _repetition++;
    }

    private void ForgetOldestUnderLock()
    {
        var (oldest, replayId) = _order.Dequeue();
        _known.Remove(oldest);
        if (replayId >= _first) _first = replayId + 1;
    }
}
