using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>
/// Limits the deliveries of the org, which count against its allocation: each event once, half as many again for faults, one replay for each join
/// and for each return of a consumer with little room, and after a loss the events in doubt since the least place of a consumer.
/// </summary>
internal sealed class FewDeliveries(Judge judge, Func<IEnumerable<Life>> living) : Invariant
{
    /// <summary>For plans in which next to nothing is published.</summary>
    private const int Slack = 8;

    private readonly Dictionary<OrgChannel, int> _joins = [];
    private readonly Dictionary<OrgChannel, OrgSession> _sessions = [];

    /// <summary>The channels of which a consumer with little room has taken events: it comes back when its room is empty, and a client bounds the costs of that from 1,000 events on.</summary>
    private readonly HashSet<OrgChannel> _taken = [];

    private int _published;
    private int _unexplained;

    public override void OnPublished(OrgEvent published) => _published++;

    public override void OnJoined(Life life) => Allow(life.Channel);

    public override void OnReceived(Life life, OrgEvent received)
    {
        if (life.Thrift == Thrift.SmallBuffer) _taken.Add(life.Channel);
    }

    /// <summary>After a refused place all that the org still has may be asked for.</summary>
    public override void OnGap(Life life, Gap gap) => Allow(life.Channel);

    public override void OnSubscribed(OrgChannel channel, OrgSession session, int again, int process)
    {
        var isNew = _sessions.GetValueOrDefault(channel) != session;
        _sessions[channel] = session;
        var explained = isNew ? InDoubt(channel, process) : 0;
        if (again > explained && _joins.GetValueOrDefault(channel) is var joins and > 0)
        {
            _joins[channel] = joins - 1;
            explained = again;
        }

        if (again > explained && _taken.Remove(channel)) explained = again;
        _unexplained += Math.Max(0, again - explained);
        if (_unexplained > (_published / 2) + Slack)
            judge.Report(ViolationKind.ManyDeliveries, $"{_unexplained} events were delivered again without a reason, with {_published} published");
    }

    private void Allow(OrgChannel channel) => _joins[channel] = _joins.GetValueOrDefault(channel) + 1;

    /// <summary>Counts the events that a client has to ask for again: all from the first that some consumer may not have.</summary>
    private int InDoubt(OrgChannel channel, int process)
    {
        List<OrgEvent> retained = [.. channel.Retained];
        var least = retained.Count;
        foreach (var life in living())
        {
            if (life.Process != process || life.Channel != channel) continue;
            if (life.Settled.Count == 0 && life.Start.OrElse() == Start.LatestWithoutGap) return retained.Count;
            var first = retained.FindIndex(one => !life.Settled.Contains(one) && (life.Had(one) || life.Chain.Due.Contains(one)));
            if (first >= 0) least = Math.Min(least, first);
        }

        // Where ids are shared, the last one is asked for again.
        return retained.Count - least + (channel.SharesIds ? 4 : 0);
    }
}
