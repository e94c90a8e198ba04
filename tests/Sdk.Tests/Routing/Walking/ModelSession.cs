namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>
/// One session of a model server: a queue, which each response empties, and a subscription that adds events to it. A subscribe adds its
/// replayed events after those in the queue, and an unsubscribe removes none.
/// </summary>
internal sealed class ModelSession(List<long> log)
{
    private readonly List<long> _queue = [];
    private bool _isSubscribed;

    public void Publish(long id)
    {
        log.Add(id);
        if (_isSubscribed) _queue.Add(id);
    }

    /// <param name="from">A replay id as on the wire: an id, or -2 for all.</param>
    public void Subscribe(long from)
    {
        _isSubscribed = true;
        if (from != -1) _queue.AddRange(log.Where(id => id > from));
    }

    public void Unsubscribe() => _isSubscribed = false;

    /// <summary>Takes the events of a response.</summary>
    public List<long> Take()
    {
        List<long> taken = [.. _queue];
        _queue.Clear();
        return taken;
    }

    public bool HasAny => _queue.Count > 0;
}
