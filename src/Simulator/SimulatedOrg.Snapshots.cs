using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator;

/// <content>The state of the org at one time, for programs that show it.</content>
public sealed partial class SimulatedOrg
{
    /// <summary>Returns the channels of the org, sorted by name.</summary>
    /// <returns>A copy that later changes do not affect.</returns>
    public IReadOnlyList<SimulatedChannel> GetChannels()
    {
        lock (_state.Gate)
        {
            return
            [
                .. from channel in _state.Channels.All.OrderBy(static channel => channel.Name, StringComparer.Ordinal)
                   let stored = channel.All()
                   select new SimulatedChannel(
                       channel.Name, _state.CountSubscribers(channel.Name), stored.Count, stored.Count > 0 ? stored[^1].ReplayId : null),
            ];
        }
    }

    /// <summary>Returns the live Bayeux sessions. The oldest session comes first.</summary>
    /// <returns>A copy that later changes do not affect.</returns>
    public IReadOnlyList<SimulatedSession> GetSessions()
    {
        lock (_state.Gate) return [.. _state.Sessions.Select(SnapshotOf)];
    }

    /// <summary>Returns published events, including those that no session received. The oldest event comes first.</summary>
    /// <param name="after">The number of the last event that the caller knows. Default 0.</param>
    /// <returns>The events with greater numbers. The org keeps the newest 1,000 events, even if they can no longer be replayed.</returns>
    public IReadOnlyList<PublishedEvent> GetEvents(long after = 0)
    {
        lock (_state.Gate) return _state.Recent.After(after);
    }

    private static SimulatedSession SnapshotOf(Session session)
    {
        var (wait, until) = session switch
        {
            { Held: { } held } => (held.IsAbandoned ? SessionWait.LostEvent : SessionWait.Event, held.EndsAt),
            { RequestsInFlight: > 0 } => (SessionWait.Response, null),
            _ => (SessionWait.Request, session.EndsAt),
        };
        return new SimulatedSession(session.ClientId, [.. session.Subscriptions.Keys], session.QueuedEvents, wait, until);
    }
}
