namespace TypedStreaming.Tests.Routing.Walking;

/// <summary>
/// One session of a model server: a queue, of which each answer takes all that is there, and a subscription that puts events into it. A
/// subscribe puts what it replays after what is there, and an unsubscribe removes nothing.
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

    /// <param name="from">As on the wire: an id, or -2 for all.</param>
    public void Subscribe(long from)
    {
        _isSubscribed = true;
        if (from != -1) _queue.AddRange(log.Where(id => id > from));
    }

    public void Unsubscribe() => _isSubscribed = false;

    /// <summary>What an answer takes.</summary>
    public List<long> Take()
    {
        List<long> taken = [.. _queue];
        _queue.Clear();
        return taken;
    }

    public bool HasAny => _queue.Count > 0;
}
