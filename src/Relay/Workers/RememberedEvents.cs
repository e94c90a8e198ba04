namespace TypedStreaming.Relay.Workers;

/// <summary>The newest handled events of a partition, by which copies are recognized. Several threads can use it.</summary>
internal sealed class RememberedEvents(int limit)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];

    public bool Contains(string identity)
    {
        lock (_gate) return _known.Contains(identity);
    }

    public void Add(string identity)
    {
        if (limit == 0) return;
        lock (_gate)
        {
            if (!_known.Add(identity)) return;
            _order.Enqueue(identity);
            if (_order.Count > limit) _known.Remove(_order.Dequeue());
        }
    }
}
