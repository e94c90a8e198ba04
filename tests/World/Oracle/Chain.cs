using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>The lives of one name on one channel that go on from each other, and what they owe to the program.</summary>
internal sealed class Chain(OrgChannel channel, string name, Region filter, Start start)
{
    private readonly List<OrgEvent> _due = [];
    private readonly HashSet<OrgEvent> _acknowledged = [];
    private readonly HashSet<OrgEvent> _acknowledgedHere = [];
    private readonly HashSet<OrgEvent> _toPass = [];
    private readonly HashSet<OrgEvent> _receivedHere = [];
    private readonly HashSet<OrgEvent> _known = [];
    private readonly HashSet<OrgEvent> _reported = [];
    private readonly HashSet<Guid> _uuids = [];

    public OrgChannel Channel { get; } = channel;

    public string Name { get; } = name;

    public Region Filter { get; } = filter;

    /// <summary>The start of its first life.</summary>
    public Start Start { get; } = start;

    /// <summary>True if what is published from now on is owed.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The form in which its last life took events.</summary>
    public Form Form { get; set; }

    /// <summary>True if the client refused to subscribe it beside another filter of the topic.</summary>
    public bool WasRefused { get; set; }

    /// <summary>The time at which its last life ended.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>True if one of its lives in this process started elsewhere than at the stored position.</summary>
    public bool HadOwnStart { get; set; }

    /// <summary>The highest id that its lives received in this process.</summary>
    public long? LastId { get; private set; }

    /// <summary>The position that an earlier chain of the name had stored when it began.</summary>
    public OrgEvent? Found { get; set; }

    /// <summary>The position that was stored last, if it has an id.</summary>
    public OrgEvent? Stored { get; set; }

    /// <summary>Owed, and neither acknowledged nor reported as missing.</summary>
    public IReadOnlyList<OrgEvent> Due => _due;

    /// <summary>The events that the program has acknowledged.</summary>
    public IReadOnlySet<OrgEvent> Acknowledged => _acknowledged;

    /// <summary>The acknowledged events that a position has to pass: not those whose ids the server had refused meanwhile, since a position of them says nothing.</summary>
    public IReadOnlySet<OrgEvent> ToPass => _toPass;

    public void Owe(OrgEvent published)
    {
        if (!published.Passes(Filter) || _acknowledged.Contains(published) || _due.Contains(published)) return;
        if (published.Uuid is { } uuid && _uuids.Contains(uuid)) return;
        _due.Add(published);
    }

    /// <summary>Takes out what is no longer owed: it was reported as missing, or nobody can get it.</summary>
    public void Forgive(Predicate<OrgEvent> which) => _due.RemoveAll(which);

    /// <summary>Takes out what a gap has reported as missing.</summary>
    public void ReportMissing(Predicate<OrgEvent> which)
    {
        _reported.UnionWith(_due.Where(due => which(due)));
        Forgive(which);
    }

    /// <summary>True if a gap has reported it as missing: it may still come, after later ones.</summary>
    public bool WasReportedMissing(OrgEvent published) => _reported.Contains(published);

    /// <summary>The program got it. Of copies it gets one.</summary>
    public void Receive(OrgEvent published)
    {
        _receivedHere.Add(published);
        _known.Add(published);
        if (published.Id is { } id) LastId = LastId is { } last ? Math.Max(last, id) : id;
        if (published.Uuid is not { } uuid) return;
        _uuids.Add(uuid);
        _due.RemoveAll(other => other != published && other.Uuid == uuid);
    }

    public void Acknowledge(OrgEvent published)
    {
        _due.Remove(published);
        _acknowledged.Add(published);
        _acknowledgedHere.Add(published);
        _toPass.Add(published);
    }

    /// <summary>A gap has reported that the ids of before mean nothing.</summary>
    public void Renumber()
    {
        ForgetProcess();
        _toPass.Clear();
    }

    /// <summary>True if the process has events that were received and not acknowledged: the next life goes on with them.</summary>
    /// <param name="form">The form in which the next life takes events: as another type, it does not go on with them.</param>
    public bool IsHeldHereFor(Form form) => (form == Form.Json) == (Form == Form.Json) && !_receivedHere.IsSubsetOf(_acknowledged);

    /// <summary>True if a life of it was in this process, so that the client may remember more than is stored.</summary>
    public bool IsKnownHere { get; set; }

    /// <summary>True if the program has had it, or its position was stored.</summary>
    public bool Knows(OrgEvent published) => _known.Contains(published) || published == Stored || published == Found;

    /// <summary>True if it was acknowledged in this process, under the ids that still count.</summary>
    public bool WasAcknowledgedHere(OrgEvent published) => _acknowledgedHere.Contains(published);

    /// <summary>Events that were acknowledged beyond the stored position may be forgotten, and come again.</summary>
    public void ForgetUnstored() => _acknowledgedHere.RemoveWhere(one => Stored is null || one.Era != Stored.Era || !(one.Id <= Stored.Id));

    /// <summary>Forgets all acknowledgements, so that acknowledged events may come again.</summary>
    public void ForgetAcknowledgements() => _acknowledgedHere.Clear();

    /// <summary>Forgets what a client remembers: another process has begun, or ids have.</summary>
    public void ForgetProcess()
    {
        _acknowledgedHere.Clear();
        _receivedHere.Clear();
        _uuids.Clear();
        IsKnownHere = false;
        HadOwnStart = false;
        LastId = null;
    }
}
