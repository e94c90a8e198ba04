using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>
/// What the org delivers counts against its allocation: each event once, half as many again for whatever happens, one replay a
/// join, and after a loss what is in doubt since the least place of a consumer.
/// </summary>
internal sealed class FewDeliveries(Judge judge, Func<IEnumerable<Life>> living) : Invariant
{
    /// <summary>For plans in which next to nothing is published.</summary>
    private const int Slack = 8;

    private readonly Dictionary<OrgChannel, int> _joins = [];
    private readonly Dictionary<OrgChannel, OrgSession> _sessions = [];
    private int _published;
    private int _replayed;
    private int _allowed;

    public override void OnPublished(OrgEvent published) => _published++;

    public override void OnJoined(Life life) => Allow(life.Channel);

    /// <summary>After a refused place all that the org still has may be asked for.</summary>
    public override void OnGap(Life life, Gap gap) => Allow(life.Channel);

    public override void OnSubscribed(OrgChannel channel, OrgSession session, int replayed, int process)
    {
        _replayed += replayed;
        var joins = _joins.GetValueOrDefault(channel);
        _joins[channel] = 0;
        var isNew = _sessions.GetValueOrDefault(channel) != session;
        _sessions[channel] = session;
        _allowed += joins > 0 ? channel.Retained.Count() : isNew ? InDoubt(channel, process) : 0;
        if (_replayed > _allowed + (_published / 2) + Slack)
            judge.Report(ViolationKind.ManyDeliveries, $"{_replayed} events were replayed; {_published} published, and {_allowed} replays are explained");
    }

    private void Allow(OrgChannel channel) => _joins[channel] = _joins.GetValueOrDefault(channel) + 1;

    /// <summary>What a client has to ask for again: all from the first event that some consumer may not have.</summary>
    private int InDoubt(OrgChannel channel, int process)
    {
        List<OrgEvent> retained = [.. channel.Retained];
        var least = retained.Count;
        foreach (var life in living())
        {
            if (life.Process != process || life.Channel != channel) continue;
            var first = retained.FindIndex(one => !life.Settled.Contains(one) && (life.Had(one) || life.Chain.Due.Contains(one)));
            if (first >= 0) least = Math.Min(least, first);
        }

        // Where ids are shared, the last one is asked for again.
        return retained.Count - least + (channel.SharesIds ? 4 : 0);
    }
}
