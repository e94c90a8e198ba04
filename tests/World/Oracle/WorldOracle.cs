using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>
/// Knows what was published and what every consumer was given, and so what the client owes to each. It sees nothing of the
/// client but what its program sees, its requests, and what it stores.
/// </summary>
internal sealed partial class WorldOracle
{
    private readonly Dictionary<(OrgChannel Channel, string Name), Chain> _chains = [];
    private readonly List<Life> _lives = [];

    /// <summary>The channels on which events without an id reached the client in its run: it knows that it has to report those that it may have lost.</summary>
    private readonly HashSet<OrgChannel> _unnumbered = [];
    private readonly List<Invariant> _invariants;

    public WorldOracle(Judge judge, Circumstances circumstances, params IEnumerable<Invariant> others)
    {
        Judge = judge;
        _invariants =
        [
            new NothingLost(judge), new PositionsAreSafe(judge, circumstances), new OnceEach(judge, circumstances), new FromTheStart(judge), new InOrder(judge),
            new FilteredRight(judge), .. others,
        ];
    }

    public Judge Judge { get; }

    public IReadOnlyCollection<Chain> Chains => _chains.Values;

    /// <summary>The lives that are not over.</summary>
    public IEnumerable<Life> Living => _lives.Where(static life => !life.IsOver);

    /// <summary>The time for which a client keeps what an ended enumeration has left.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>True if no clock was set yet, so that the dates of gaps can be relied on.</summary>
    public bool TrustsDates { get; set; } = true;

    public Life Join(OrgChannel channel, string name, Region filter, Start start, int process, DateTimeOffset now, OrgEvent? after = null, Form form = Form.Events, Thrift thrift = Thrift.None)
    {
        var life = new Life
        {
            Number = _lives.Count,
            Chain = new Chain(channel, name, filter, start),
            Start = start,
            After = after,
            Form = form,
            Thrift = thrift,
            Process = process,
            JoinedAt = Judge.Step,
            JoinedTime = now,
            MeetsOtherFilter = Living.Any(other => other.Process == process && other.Channel == channel && other.Chain.Filter != filter),
        };
        // Who is let in first is up to the client.
        foreach (var other in Living)
        {
            if (other.Process == process && other.Channel == channel && other.Chain.Filter != filter && !other.IsConfirmed) other.MeetsOtherFilter = true;
        }

        life.MayBeLeftUnread = Living.Any(static other => other.Thrift == Thrift.SmallBuffer);
        _lives.Add(life);
        foreach (var invariant in _invariants) invariant.OnJoined(life);
        return life;
    }

    public void Publish(OrgEvent published)
    {
        foreach (var chain in _chains.Values)
        {
            if (chain.Channel != published.Channel || !chain.IsOpen) continue;
            // What cannot be replayed is owed to those only who are there.
            if (published.IsRetained || LifeOf(chain) is { IsConfirmed: true }) chain.Owe(published);
        }

        foreach (var invariant in _invariants) invariant.OnPublished(published);
    }

    public void Receive(Life life, OrgEvent received)
    {
        foreach (var invariant in _invariants) invariant.OnReceived(life, received);
        life.Take(received);
        life.Chain.Receive(received);
        // What a start at the present is owed begins with its confirmation; what comes from shortly before comes as a bonus.
        if (received.PublishedAt >= life.JoinedAt && !life.Start.BeginsAtPresent()) life.Chain.Owe(received);
    }

    /// <summary>An event has reached the client, whoever gets it.</summary>
    public void Hand(OrgEvent handed)
    {
        if (handed.Id is null) _unnumbered.Add(handed.Channel);
    }

    /// <summary>Returns true if a consumer of the channel has joined and is not let in yet.</summary>
    public bool HasJoiner(OrgChannel channel) => Living.Any(life => life.Channel == channel && !life.IsConfirmed);

    public static void Acknowledge(Life life, OrgEvent acknowledged) => life.Chain.Acknowledge(acknowledged);

    public void Tell(Life life, Gap gap)
    {
        life.Chain.ReportMissing(missing => GapCoverage.Covers(gap, life.Channel, missing, life.Chain.Knows, TrustsDates));
        if (GapCoverage.Renumbers(gap))
        {
            life.Renumber();
            life.Chain.Renumber();
        }

        foreach (var invariant in _invariants) invariant.OnGap(life, gap);
    }

    public void Save(ReplayKey key, ReplayPosition position, int process)
    {
        // Before a life opens its position, the client saves that of the life before.
        if (_lives.FindLast(life => life.IsOpened && IsOf(life, key, process)) is not { } life) return;
        foreach (var invariant in _invariants) invariant.OnSaved(life, position);
    }

    public void End(Life life, LifeEnd end, Exception? cause = null)
    {
        if (life.IsOver) return;
        life.IsOver = true;
        life.Chain.LeftAt = Now;
        life.Chain.WasRefused |= life.MeetsOtherFilter && end == LifeEnd.Failed;
        // Nobody can redeliver what has no id or is not kept; and a consumer that is refused for another's filter gets an error.
        life.Chain.Forgive(due => due.Id is null || !life.Channel.Replays || (life.MeetsOtherFilter && end == LifeEnd.Failed));
        foreach (var invariant in _invariants) invariant.OnEnded(life, end, cause);
    }

    /// <summary>The session is lost, or a channel is subscribed again: events without an id of before cannot be asked for, and nobody knows of the first one.</summary>
    public void LoseUnnumbered(int process)
    {
        foreach (var life in Living)
        {
            if (life.Process == process && life.Channel.Replays && !_unnumbered.Contains(life.Channel)) life.Chain.Forgive(static due => due.Id is null);
        }
    }

    public void Subscribe(OrgChannel channel, OrgSession session, int again, int process)
    {
        foreach (var invariant in _invariants) invariant.OnSubscribed(channel, session, again, process);
    }

    public void Drained()
    {
        foreach (var invariant in _invariants) invariant.OnDrained(_chains.Values);
    }

    public void Stopped()
    {
        foreach (var invariant in _invariants) invariant.OnStopped(_chains.Values);
    }

    private Life? LifeOf(Chain chain) => _lives.FindLast(life => life.Chain == chain && !life.IsOver);

    /// <summary>Acknowledgements after the end of a life are saved too.</summary>
    private Life? FindLife(ReplayKey key, int process) => _lives.FindLast(life => IsOf(life, key, process));

    private static bool IsOf(Life life, ReplayKey key, int process) =>
        life.Process == process && life.Chain.Name == key.Consumer && life.Channel.Topic == key.Channel;
}
