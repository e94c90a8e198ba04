namespace TypedStreaming.World.Org;

/// <content>What happens to orgs.</content>
internal sealed partial class ModelOrg
{
    private readonly HashSet<(Refusal, OrgChannel?)> _refusals = [];
    private int _tokens = 1;

    /// <summary>The server restarts: it knows no client any more.</summary>
    public void ForgetSessions()
    {
        foreach (var session in _sessions) session.End();
    }

    /// <summary>The server ends sessions by an unrequested disconnect, as instances that are scaled down do.</summary>
    public void DismissSessions()
    {
        foreach (var session in _sessions) session.IsDismissed = true;
    }

    /// <summary>An administrator ends the token. A new one can be had.</summary>
    public void RevokeToken() => _tokens++;

    /// <summary>The org moves to another instance: sessions and token are gone, and replay ids begin again where they began before.</summary>
    /// <returns>The events that can no longer be replayed.</returns>
    public List<OrgEvent> Move()
    {
        _hosts++;
        RevokeToken();
        ForgetSessions();
        List<OrgEvent> gone = [.. Channels.SelectMany(static channel => channel.Retained)];
        foreach (var channel in Channels) channel.BeginEra(Host);
        return gone;
    }

    /// <summary>One channel's ids begin again on the same instance. The old ones are not known any more.</summary>
    /// <returns>The events that can no longer be replayed.</returns>
    public List<OrgEvent> Renumber(OrgChannel channel, bool beginsLow)
    {
        ForgetSessions();
        List<OrgEvent> gone = [.. channel.Retained];
        channel.BeginEra(Host, beginsLow && channel.Era.Number == 0 ? 1 : 1_000_000L * (channel.Era.Number + 1));
        return gone;
    }

    public void Refuse(Refusal refusal, OrgChannel channel) => _refusals.Add((refusal, refusal == Refusal.Channel ? channel : null));

    public void RefuseNothing() => _refusals.Clear();

    private bool Refuses(Refusal refusal, OrgChannel? channel = null) => _refusals.Contains((refusal, channel));
}
