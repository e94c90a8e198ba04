using TypedStreaming.World.Org;
using TypedStreaming.World.Programs;

namespace TypedStreaming.World.Oracle;

/// <summary>One enumeration, from its first move to its end.</summary>
internal sealed class Life
{
    private readonly List<OrgEvent> _received = [];
    private readonly HashSet<OrgEvent> _had = [];

    public required int Number { get; init; }

    /// <summary>The chain that it goes on from; settled when its position is opened.</summary>
    public required Chain Chain { get; set; }

    public required Start Start { get; init; }

    public Form Form { get; init; }

    public Thrift Thrift { get; init; }

    /// <summary>The process that it lives in.</summary>
    public required int Process { get; init; }

    public required int JoinedAt { get; init; }

    /// <summary>The time of its start; where it goes on from an anchor, the time of the anchor.</summary>
    public required DateTimeOffset JoinedTime { get; set; }

    /// <summary>True if it goes on with what an earlier life of the process has left, wherever the stored position is.</summary>
    public bool HoldsLeft { get; set; }

    /// <summary>True if the client may have left answers unread for another consumer when it joined.</summary>
    public bool MayBeLeftUnread { get; set; }

    /// <summary>The number of pieces of responses that the client had when it joined.</summary>
    public int JoinedPiece { get; set; }

    /// <summary>The same when it joined a channel that it subscribed, or was about to; null if no other consumer had it.</summary>
    public int? JoinedRunning { get; set; }

    /// <summary>The event after which it starts: the one that it was given, or that of its stored position.</summary>
    public OrgEvent? After { get; set; }

    /// <summary>True if another life of the process went before, so that it may get what that one left.</summary>
    public bool GoesOn { get; set; }

    /// <summary>True if its position was opened.</summary>
    public bool IsOpened { get; set; }

    /// <summary>True if its position is open. It is closed while the client waits before it repeats a first subscribe that was refused: then the consumer is in no subscription.</summary>
    public bool HasCursor { get; set; }

    /// <summary>True if the client has the server's confirmation of its channel.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>The step in which it was confirmed.</summary>
    public int? ConfirmedAt { get; set; }

    /// <summary>True if another filter of the topic was in use when it joined: a client may refuse that.</summary>
    public bool MeetsOtherFilter { get; set; }

    public bool IsOver { get; set; }

    /// <summary>True if the run that it belongs to has failed for a reason that the plan explains.</summary>
    public bool WasGivenUp { get; set; }

    /// <summary>True if a gap has reported that earlier ids mean nothing any more: everything may come again.</summary>
    public bool WasRenumbered { get; private set; }

    /// <summary>The events that it has received since ids last began again, in that order.</summary>
    public IReadOnlyList<OrgEvent> Received => _received;

    /// <summary>The events that reached the client in responses that left nothing in doubt.</summary>
    public HashSet<OrgEvent> Settled { get; } = [];

    public OrgChannel Channel => Chain.Channel;

    /// <summary>
    /// True if the client has a place to go on from. What reaches it on a running channel before the new consumer is let in is none of that one's.
    /// </summary>
    public bool HasPlace => After is not null || Settled.Any(one => JoinedRunning is null || Had(one));

    public bool Had(OrgEvent published) => _had.Contains(published);

    /// <returns>True if it is new.</returns>
    public bool Take(OrgEvent published)
    {
        _received.Add(published);
        return _had.Add(published);
    }

    /// <summary>Ids begin again.</summary>
    public void Renumber()
    {
        WasRenumbered = true;
        _received.Clear();
        _had.Clear();
        Settled.Clear();
    }

    public override string ToString() => $"consumer '{Chain.Name}' of {Channel.Topic} (life {Number}, {Start})";
}
