namespace TypedStreaming.Relay.Workers;

/// <summary>
/// The most recently handled events of one channel and partition. They are remembered so that duplicates can be recognized. The object is
/// thread-safe.
/// </summary>
/// <remarks>
/// After a failure, a relay publishes a part of the channel again, up to its newest event. From the first event on that is not remembered here, nothing of that part
/// can be omitted: otherwise, an old event would be handled again, and the later events of its record would not, so that the record keeps an old state.
/// </remarks>
/// <param name="limit">The number of events that are remembered.</param>
internal sealed class RememberedEvents(int limit)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];
    private long? _newest;
    private int _repetition;

    /// <summary>The number of times that the remembered events were removed, because the relay began to repeat older events.</summary>
    public int Repetition
    {
        get
        {
            lock (_gate) return _repetition;
        }
    }

    /// <summary>
    /// Records the arrival of an event that is not among the remembered events. If the event is older than the newest event that has arrived, the
    /// relay has begun to repeat events, so all remembered events are removed.
    /// </summary>
    /// <returns>The repetition that the event belongs to.</returns>
    public int Receive(long? replayId)
    {
        lock (_gate)
        {
            if (replayId < _newest) ForgetUnderLock();
            _newest = replayId ?? _newest;
            return _repetition;
        }
    }

    /// <summary>
    /// Removes all remembered events, because replay ids before and after a gap can be equal although the events are different.
    /// </summary>
    public void Forget()
    {
        lock (_gate) ForgetUnderLock();
    }

    public bool Contains(string identity)
    {
        lock (_gate) return _known.Contains(identity);
    }

    /// <summary>Remembers an event that was handled, unless the remembered events were removed after its arrival.</summary>
    public void Add(string identity, int repetition)
    {
        lock (_gate)
        {
            if (limit == 0 || repetition != _repetition || !_known.Add(identity)) return;
            _order.Enqueue(identity);
            if (_order.Count > limit) _known.Remove(_order.Dequeue());
        }
    }

    private void ForgetUnderLock()
    {
        _known.Clear();
        _order.Clear();
        _newest = null;
        _repetition++;
    }
}
