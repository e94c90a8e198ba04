namespace TypedStreaming.Relay.Workers;

/// <summary>
/// The newest handled events of one channel in a partition, by which copies are recognized. Several threads can use it.
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

    /// <summary>The number of times that events were forgotten.</summary>
    public int Repetition
    {
        get
        {
            lock (_gate) return _repetition;
        }
    }

    /// <summary>
    /// Records that an event has arrived that is not remembered. If it is older than the newest event that has arrived, a repetition begins with it, and all events
    /// are forgotten.
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

    /// <summary>Forgets all events, because replay ids before a gap and after it can be the same for different events.</summary>
    public void Forget()
    {
        lock (_gate) ForgetUnderLock();
    }

    public bool Contains(string identity)
    {
        lock (_gate) return _known.Contains(identity);
    }

    /// <summary>Remembers an event that was handled, unless events were forgotten after its arrival.</summary>
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
