using TypedStreaming.World.Org;

namespace TypedStreaming.World.Oracle;

/// <summary>A client has one session, and for a moment two: each takes one of the org's places until it is ended.</summary>
internal sealed class FewSessions(Judge judge)
{
    private const int Most = 2;
    private readonly HashSet<OrgSession> _known = [];

    /// <summary>The client has learned of a session.</summary>
    public void Made(OrgSession session)
    {
        _known.Add(session);
        _known.RemoveWhere(static one => !one.IsAlive);
        if (_known.Count > Most) judge.Report(ViolationKind.ManySessions, $"the client has {_known.Count} sessions, and has asked to end none of them");
    }

    /// <summary>The client has asked to end it, whatever becomes of that.</summary>
    public void Ended(OrgSession session) => _known.Remove(session);

    /// <summary>The org refuses the token of the session: the client cannot ask for anything in it any more, and the org lets it go when it has waited in vain.</summary>
    public void Lock(OrgSession session) => _known.Remove(session);

    /// <summary>The process is gone.</summary>
    public void Forget() => _known.Clear();
}
