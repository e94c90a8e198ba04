using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.Sessions;

/// <summary>The channels and sessions of one org, and the lock that guards them.</summary>
internal sealed class OrgState(SimulatedOrgOptions options)
{
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private int _deliveryPauses;

    public Lock Gate { get; } = new();

    public SimulatedOrgOptions Options { get; } = options;

    public ChannelTable Channels { get; } = new(options);

    public EventCatalog Catalog { get; } = new();

    public ConditionWaiters Waiters { get; } = new();

    /// <summary>The newest published events.</summary>
    public RecentEvents Recent { get; } = new(options);

    public DeliveryAllowance Allowance { get; } = new(options.MaxDeliveries, options.TimeProvider);

    /// <summary>The routing cookie that requests of sessions must contain, or null if no such cookie is required.</summary>
    public RoutingCookie? Routing { get; set; }

    /// <summary>The second transport of the org, or null if there is none.</summary>
    public IEventTap? Tap { get; set; }

    public bool ArePaused => _deliveryPauses > 0;

    public IEnumerable<Session> Sessions => _sessions.Values;

    public int SessionCount => _sessions.Count;

    /// <summary>The highest number of sessions that existed at the same time.</summary>
    public int PeakSessionCount { get; private set; }

    public int HeldConnectCount => _sessions.Values.Count(session => session.Held is { IsAbandoned: false });

    public int CountSubscribers(string channel) =>
        _sessions.Values.Count(session => session.Subscriptions.Any(pair =>
            string.Equals(pair.Key, channel, StringComparison.Ordinal)
            || string.Equals(pair.Value.Channel.Name, channel, StringComparison.Ordinal)));

    public Session? Find(string? clientId) => clientId is null ? null : _sessions.GetValueOrDefault(clientId);

    public bool IsLive(Session session) => Find(session.ClientId) == session;

    public void Add(Session session)
    {
        // The server treats two sessions with the same cookies as one browser, so the newer session ends the older one.
        foreach (var older in _sessions.Values.Where(other => other.BrowserCookie == session.BrowserCookie).ToArray())
            Remove(older, HoldEnd.SessionExpired);
        _sessions.Add(session.ClientId, session);
        PeakSessionCount = Math.Max(PeakSessionCount, _sessions.Count);
        Waiters.Recheck();
    }

    public void Remove(Session session, HoldEnd? answerHeldConnect)
    {
        if (!_sessions.Remove(session.ClientId)) return;
        session.Window?.Dispose();
        if (answerHeldConnect is { } end) EndHold(session, end);
        Waiters.Recheck();
    }

    public void EndSessions(HoldEnd? answerHeldConnects)
    {
        lock (Gate)
        {
            foreach (var session in _sessions.Values.ToArray()) Remove(session, answerHeldConnects);
        }
    }

    public void EndHolds(HoldEnd end)
    {
        lock (Gate)
        {
            foreach (var session in _sessions.Values) EndHold(session, end);
        }
    }

    public void Deliver(Channel channel, StoredEvent stored)
    {
        Recent.Add(channel, stored);
        foreach (var session in _sessions.Values)
        {
            session.Enqueue(channel, stored);
            Wake(session);
        }

        Tap?.Receive(channel, stored);
    }

    public void Wake(Session session)
    {
        if (session.Held is not { } held || !CanDeliver(session)) return;
        session.Held = null;
        held.End(Allowance.IsUsedUp ? HoldEnd.DeliveriesUsedUp : HoldEnd.Events, TakeDeliverable(session));
    }

    public bool CanDeliver(Session session) => _deliveryPauses == 0 && session.HasQueuedEvents;

    public IReadOnlyList<QueuedEvent> TakeDeliverable(Session session)
    {
        if (_deliveryPauses > 0) return [];
        var taken = session.TakeQueue(Allowance.Left);
        Allowance.Use(taken);
        return taken;
    }

    public void PauseDeliveries()
    {
        lock (Gate) _deliveryPauses++;
    }

    public void ResumeDeliveries()
    {
        lock (Gate)
        {
            _deliveryPauses--;
            foreach (var session in _sessions.Values) Wake(session);
            Tap?.Resume();
        }
    }

    public void EndHold(Session session, HoldEnd end)
    {
        if (session.Held is not { } held) return;
        session.Held = null;
        held.End(end, end is HoldEnd.Timeout or HoldEnd.Superseded ? TakeDeliverable(session) : []);
    }

    /// <summary>
    /// Records that a reply is being sent to the client of a session. If no other request arrives within the time limit, the session ends.
    /// </summary>
    public void Leave(Session session)
    {
        lock (Gate)
        {
            session.RequestsInFlight--;
            if (!IsLive(session)) return;
            session.Window ??= Options.TimeProvider.CreateTimer(
                _ => Expire(session), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            session.EndsAt = Options.TimeProvider.GetUtcNow() + Options.ScaledSessionWindow;
            session.Window.Change(Options.ScaledSessionWindow, Timeout.InfiniteTimeSpan);
        }
    }

    public void Close()
    {
        lock (Gate)
        {
            foreach (var session in _sessions.Values) session.Window?.Dispose();
            _sessions.Clear();
            Waiters.Close();
        }
    }

    private void Expire(Session session)
    {
        lock (Gate)
        {
            // A running request keeps the session alive, and its reply starts the window again.
            if (session.RequestsInFlight == 0) Remove(session, answerHeldConnect: null);
        }
    }
}
