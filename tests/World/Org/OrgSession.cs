namespace TypedStreaming.World.Org;

/// <summary>A CometD session: subscriptions, and one queue for all of them.</summary>
internal sealed class OrgSession(int number)
{
    private readonly List<QueuedEvent> _queue = [];
    private int _places;

    public int Number { get; } = number;

    public string ClientId { get; } = $"client{number}";

    /// <summary>The cookie that every further request has to carry.</summary>
    public string Cookie { get; } = $"BAYEUX_BROWSER=b{number}";

    public Dictionary<string, WireSubscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>The topics that were subscribed in it, now or before.</summary>
    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<QueuedEvent> Queue => _queue;

    public bool IsAlive { get; private set; } = true;

    /// <summary>True if its connect is held, which keeps it alive.</summary>
    public bool HoldsConnect { get; set; }

    /// <summary>True if a connect was answered: the first one is answered at once.</summary>
    public bool Polled { get; set; }

    /// <summary>True if the next connect is answered with the end of the session.</summary>
    public bool IsDismissed { get; set; }

    public DateTimeOffset LastRequest { get; set; }

    public void Enqueue(OrgEvent published, string channel, bool isReplay)
    {
        var queued = new QueuedEvent { Event = published, Session = this, Channel = channel, Place = _places++, IsReplay = isReplay };
        published.Deliveries.Add(queued);
        _queue.Add(queued);
    }

    /// <summary>Takes the oldest out of the queue.</summary>
    /// <param name="count">The largest number.</param>
    /// <param name="axioms">Those that are broken.</param>
    public List<QueuedEvent> Take(int count, Axioms axioms)
    {
        var taken = _queue.GetRange(0, Math.Min(count, _queue.Count));
        var staying = axioms.HasFlag(Axioms.EachMessageInOneAnswer) && taken.Count > 1 ? 1 : 0;
        _queue.RemoveRange(0, taken.Count - staying);
        if (axioms.HasFlag(Axioms.OrderOfIds) && taken.Count > 1) (taken[0], taken[1]) = (taken[1], taken[0]);
        return taken;
    }

    public void Purge(OrgChannel channel) => _queue.RemoveAll(queued => queued.Event.Channel == channel);

    public void End()
    {
        IsAlive = false;
        HoldsConnect = false;
        _queue.Clear();
        Subscriptions.Clear();
    }
}
