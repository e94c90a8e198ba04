using TypedStreaming.World.Oracle;
using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Tests.Oracle;

/// <summary>A history that a test makes up, and the oracle that judges it. No client takes part.</summary>
internal sealed class History
{
    private static readonly DateTimeOffset Began = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly Judge _judge = new();

    public History(ChannelKind kind = ChannelKind.PushTopic)
    {
        Org = new ModelOrg(new OrgSettings { Channels = [kind] });
        Oracle = new WorldOracle(_judge, Circumstances, new EndsAreExplained(_judge, Circumstances, () => Org.Now), new FewDeliveries(_judge, () => Oracle!.Living));
    }

    public ModelOrg Org { get; }

    public WorldOracle Oracle { get; }

    public Circumstances Circumstances { get; } = new() { IsEstablished = true, LastSuccess = Began, LastRecovery = Began };

    public OrgChannel Channel => Org.Channels[0];

    public IEnumerable<ViolationKind> Found => _judge.Violations.Select(static violation => violation.Kind).Distinct();

    public OrgEvent Publish(bool twin = false, Region region = Region.Any)
    {
        _judge.Step = ++Org.Step;
        var published = Org.Publish(Channel, region, sharesId: twin, copies: twin);
        Oracle.Publish(published);
        return published;
    }

    /// <summary>A consumer that has opened its position; one that starts at the present is confirmed, too.</summary>
    public Life Join(Start start = Start.Earliest, long? stored = null, int process = 1, OrgEvent? after = null, Region filter = Region.Any, Thrift thrift = Thrift.None)
    {
        var life = Oracle.Join(Channel, "default", filter, start, process, Org.Now, after, thrift: thrift);
        Oracle.Open(Key, stored is { } id ? Position(id) : null, process);
        if (start.BeginsAtPresent()) Oracle.Confirm(life);
        return life;
    }

    public void Receive(Life life, params OrgEvent[] events)
    {
        foreach (var received in events) Oracle.Receive(life, received);
    }

    public void Finish(Life life, params OrgEvent[] events)
    {
        foreach (var done in events)
        {
            Receive(life, done);
            WorldOracle.Acknowledge(life, done);
        }
    }

    public void Save(OrgEvent reached, string? instance = null, int process = 1) => Oracle.Save(Key, Position(reached.Id!.Value, instance), process);

    public void Tell(Life life, GapCause cause, long? after = null, DateTimeOffset? from = null) =>
        Oracle.Tell(life, new Gap { Cause = cause, Channel = Channel.Topic, AfterReplayId = after, From = from });

    /// <summary>The events leave the queue in one response, which reaches the client between two moments.</summary>
    public static void Hand(OrgSession session, int count, int from, int to)
    {
        var answer = new Answer { BegunAt = from, EndedAt = to };
        foreach (var taken in session.Take(count, Axioms.None)) taken.Answer = answer;
    }

    private ReplayKey Key => new(ModelOrg.OrganizationId, Channel.Topic, "default");

    private ReplayPosition Position(long id, string? instance = null) => new() { ReplayId = id, At = Org.Now, Instance = instance ?? Org.Host };
}
