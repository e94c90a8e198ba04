using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>The Bayeux session of one client. It is changed only while the lock of <see cref="OrgState"/> is held.</summary>
internal sealed class Session(string clientId, string browserCookie, string streamCookie)
{
    private readonly List<QueuedEvent> _queue = [];

    public string ClientId { get; } = clientId;

    public string BrowserCookie { get; } = browserCookie;

    public string StreamCookie { get; } = streamCookie;

    public Dictionary<string, SessionSubscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    public HeldConnect? Held { get; set; }

    public bool HasConnected { get; set; }

    public int RequestsInFlight { get; set; }

    public ITimer? Window { get; set; }

    /// <summary>The time at which the session ends if no request arrives; null before the first reply.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    public int QueuedEvents => _queue.Count;

    public bool HasQueuedEvents => _queue.Count > 0;

    public void Enqueue(Channel channel, StoredEvent stored)
    {
        foreach (var (text, subscription) in Subscriptions)
        {
            if (subscription.Channel == channel) Enqueue(text, subscription, stored);
        }
    }

    public void Enqueue(string subscribedChannel, SessionSubscription subscription, StoredEvent stored)
    {
        if (subscription.Passes(stored)) _queue.Add(new QueuedEvent(subscribedChannel, stored));
    }

    public IReadOnlyList<QueuedEvent> TakeQueue(int most)
    {
        var count = Math.Min(most, _queue.Count);
        if (count <= 0) return [];
        var taken = _queue.GetRange(0, count);
        _queue.RemoveRange(0, count);
        return taken;
    }
}
