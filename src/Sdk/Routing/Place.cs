namespace TypedStreaming.Routing;

/// <summary>
/// A consumer's place (its position) in a channel: the replay ids of the events that the consumer has received. It consists of a settled id, up to
/// which all events are known to have arrived, and of later ids, before which events may still arrive. The class has no side effects, and is used by
/// the poll loop only. It follows rules P1 to P5 in docs/decisions/0013-places.md.
/// </summary>
/// <param name="sharesIds">True if several events of the channel may have the same id. In that case, an id is complete only when a later id
/// has come.</param>
internal sealed partial class Place(bool sharesIds)
{
    /// <summary>
    /// The value of <see cref="Settled"/> (the replay id up to which all events have arrived) for a consumer that wants all events that the server
    /// keeps. It is smaller than every replay id.
    /// </summary>
    public const long BeforeAll = ReplayFrom.BeforeAll;

    /// <summary>
    /// The maximum number of ranges (intervals of received replay ids) that are kept in memory. Beyond this number, the oldest range is discarded.
    /// Its events may then arrive twice, but no event is lost.
    /// </summary>
    public const int MostRanges = 64;

    private readonly List<UnsettledRange> _ranges = [];
    private readonly LastIds _lastIds = new();
    private long? _open;
    private long? _expected;

    /// <summary>True if the consumer has left the channel since <see cref="Open"/> was called, so that it may have missed events.</summary>
    private bool _hasLeft;

    /// <summary>
    /// The number of the response that contained the last received event. It is kept until this response has been read completely. On a channel where
    /// several events can have the same id, the response may contain more events with this id.
    /// </summary>
    private long _opening;
    private IReadOnlyList<long> _known = [];

    /// <summary>
    /// The settled id: the replay id up to which the consumer has received all events. For a consumer that wants only new events, the value is null
    /// until such an id is known.
    /// </summary>
    public long? Settled { get; private set; }

    /// <summary>
    /// The smallest replay id of the events that arrived after <see cref="Open"/> was called but were not delivered to the consumer. The event with
    /// this id must be requested again, so <see cref="Settled"/> stays smaller than this id.
    /// </summary>
    public long? Refused { get; private set; }

    /// <summary>
    /// The value of <see cref="Refused"/> if the consumer has seen all events that arrived since then; otherwise, null. Events that arrived while the
    /// consumer was away may have been a part of a replay, and the rest of that replay may contain smaller ids.
    /// </summary>
    public long? RefusedInSight => _hasLeft ? null : Refused;

    /// <summary>
    /// The fence: a replay id after which the consumer receives no events until the replay has reached this id; see <see cref="Open"/>. Null if there
    /// is no fence.
    /// </summary>
    public long? Fence { get; private set; }

    /// <summary>
    /// True if the replay has begun: it has reached an id at or before the first <see cref="Fence"/> (the replay id that the replay must reach
    /// first). Also true if there is no such id.
    /// </summary>
    public bool IsReplaying { get; private set; } = true;

    /// <summary>
    /// True if the server was asked to replay events that this consumer already has, or that are known to exist, and none of these events has arrived
    /// yet. If a later event arrives first, the server may no longer have the events in between.
    /// </summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>
    /// True if the consumer wants replayed events, but the reply to the subscribe request that asked for them has not been read completely. The reply
    /// may contain events that are older than the events in another response.
    /// </summary>
    public bool AwaitsReply { get; private set; }

    /// <summary>
    /// The smallest replay id that the server is known to have, for a consumer that starts at the earliest event. The replay for this consumer
    /// begins at or before this id, unless the server has since removed events.
    /// </summary>
    public long? Expected => Settled == BeforeAll ? _expected : null;

    /// <summary>
    /// The gap after the received events, if it has not been reported yet; otherwise, null. If this consumer ends before the gap is reported, the gap
    /// is reported to the next consumer with the same name.
    /// </summary>
    public (GapCause Cause, DateTimeOffset? Since)? Missing { get; set; }

    /// <summary>
    /// Returns the smallest known replay id that is greater than the given id. The known ids are <see cref="Settled"/> (the replay id up to which all
    /// events have arrived) and the greatest id of each range (interval of received ids).
    /// </summary>
    public long? LeastKnownAbove(long id)
    {
        var least = Settled > id ? Settled : null;
        foreach (var range in _ranges)
        {
            if (range.Last > id && (least is null || range.Last < least)) least = range.Last;
        }

        return least;
    }

    /// <summary>
    /// Returns, in ascending order, the known ids above the given id: <see cref="Settled"/> (the replay id up to which all events have arrived), and
    /// the last id of each range (interval of received ids).
    /// </summary>
    public IReadOnlyList<long> KnownAbove(long id)
    {
        var known = new List<long>();
        while (LeastKnownAbove(id) is { } next) known.Add(id = next);
        return known;
    }

    /// <summary>The greatest replay id that the consumer has received.</summary>
    public long? Received
    {
        get
        {
            var greatest = _open ?? Settled;
            foreach (var range in _ranges) greatest = greatest is { } id ? Math.Max(id, range.Last) : range.Last;
            return greatest == BeforeAll ? null : greatest;
        }
    }

    /// <summary>
    /// The greatest replay id that the consumer has received or, if it has not received any, the smallest id that the server is known to have
    /// (<see cref="Expected"/>). Null if both are unknown.
    /// </summary>
    public long? AnyKnown => Received ?? Expected;

    /// <summary>
    /// The replay id up to which all events are known to have arrived. On a channel where several events can have the same id, more events with
    /// exactly this id may arrive.
    /// </summary>
    public long? Through => _ranges.Count == 0 && !(Refused <= _open) ? _open ?? Settled : Settled;

    /// <summary>
    /// Starts (or starts again) after the replay id that the application or its store specifies. All earlier information is discarded.
    /// </summary>
    /// <param name="settled">An id, <see cref="BeforeAll"/>, or null for new events only.</param>
    public void StartAt(long? settled)
    {
        _ranges.Clear();
        _lastIds.Clear();
        (_open, Settled, Refused, Fence, IsReplaying, IsDoubtful, AwaitsReply, _expected) = (null, settled, null, null, true, false, false, null);
    }

    /// <summary>
    /// If <see cref="Settled"/> (the replay id up to which all events have arrived) has no value, sets it to the smallest received replay id, after
    /// which the consumer continues. If the consumer started with new events instead, it would miss more events.
    /// </summary>
    public void GoOnFromLeastKnown()
    {
        var least = LeastKnownAbove(BeforeAll);
        Settled ??= least is null || _open < least ? _open : least;
    }

    /// <summary>
    /// If <see cref="Settled"/> (the replay id up to which all events have arrived) is null, assumes that all events before the first received event
    /// are older than the start of the consumer. This is needed only on a channel where several events can have the same id.
    /// </summary>
    public void SkipBeforeFirst()
    {
        if (Settled is null && _open is { } first) _ranges.Add(new UnsettledRange { First = 0, Last = first, Awaited = OutstandingResponses.None });
    }

    /// <summary>
    /// If <see cref="Settled"/> (the replay id up to which all events have arrived) has no value, sets it to the position after which the consumer
    /// continues. Events that were already received are skipped.
    /// </summary>
    /// <param name="settled">An id, <see cref="BeforeAll"/>, or null for the smallest received id.</param>
    public void GoOnFrom(long? settled)
    {
        if (Settled is not null) return;
        if (settled is null)
        {
            GoOnFromLeastKnown();
            return;
        }

        Settled = settled;
        if (_open is { } open) _ranges.Add(new UnsettledRange { First = 0, Last = open, Awaited = OutstandingResponses.None });
        _open = null;
        NoteExpected();
    }

    /// <summary>
    /// Lets the consumer receive events from now on. If a fence (a replay id) is given, later events are held back until the replay has reached this
    /// id.
    /// </summary>
    /// <param name="fence">An id, or null if no old events can come. If the channel was already subscribed in this session, old events may
    /// come before the events that the new subscription replays. So no event beyond this known id is taken until an id up to it has
    /// come.</param>
    /// <param name="known">Further known ids, least first. When an id up to the fence has come, the next known id becomes the fence,
    /// because an old event may be beyond that id.</param>
    public void Open(long? fence = null, IReadOnlyList<long>? known = null)
    {
        _lastIds.Clear();
        _hasLeft = false;
        _known = known ?? [];
        (Fence, IsReplaying, Refused, IsDoubtful, AwaitsReply) = (fence, fence is null, null, false, false);
    }

    /// <summary>Records that a subscribe request asks for the consumer's events; see <see cref="AwaitsReply"/>.</summary>
    public void AwaitReply() => AwaitsReply = Settled is not null;

    /// <summary>Records that the reply to the subscribe request has been read completely.</summary>
    public void NoteReply() => AwaitsReply = false;

    /// <summary>
    /// Records that the server was asked for events that this consumer already has, or that are known to exist; see <see cref="IsDoubtful"/>.
    /// </summary>
    public void Doubt() => IsDoubtful = Settled is >= 0 || Expected is not null;

    /// <summary>
    /// Sets <see cref="IsDoubtful"/> to false, because an event that the consumer already had has arrived again, or because a gap is reported.
    /// </summary>
    public void EndDoubt() => (IsDoubtful, _expected) = (false, null);

    /// <summary>Stops receiving events, and records the smallest replay id that was not received.</summary>
    public void Close()
    {
        NoteExpected();
        if (sharesIds && _opening != OutstandingResponses.None && _open is { } open) Refuse(open);
        (Fence, IsReplaying, IsDoubtful, AwaitsReply) = (null, true, false, false);
    }

    /// <summary>Records that the consumer leaves the channel, so that it does not see events that arrive from now on.</summary>
    public void Leave()
    {
        Close();
        _hasLeft = true;
    }

    /// <summary>Returns true if the consumer has already received the event with the given replay id.</summary>
    public bool Had(long id)
    {
        if (id <= Settled) return true;
        foreach (var range in _ranges)
        {
            if (sharesIds ? id > range.First && id < range.Last : id >= range.First && id <= range.Last) return true;
        }

        return false;
    }

    /// <summary>
    /// Records that the consumer did not accept an event, because the consumer's queue had no free space or the consumer is currently not receiving
    /// events.
    /// </summary>
    public void Refuse(long id) => Refused = Refused is { } least ? Math.Min(least, id) : id;

    /// <summary>
    /// Records that the replay has reached an id at or before the <see cref="Fence"/> (the replay id that the replay must reach first). This shows
    /// that the replay of the new subscription has begun, so the fence moves to the next known replay id.
    /// </summary>
    public void MeetFence(long id)
    {
        if (Fence is not null) Fence = _known.Select(static known => (long?)known).FirstOrDefault(known => known > id);
        IsReplaying = true;
    }

    /// <summary>
    /// Records that an old event was dropped, because the replay will send it again. The id of this event becomes a <see cref="Fence"/>: events with
    /// greater ids are held back until the replay has reached this id.
    /// </summary>
    public void Expect(long id) => _known = [.. _known.Append(id).Order()];

    /// <summary>
    /// Removes the <see cref="Fence"/> (the replay id that the replay must reach first), because events from an earlier subscription can no longer
    /// arrive.
    /// </summary>
    public void LowerFence() => (Fence, IsReplaying) = (null, true);

    /// <summary>Records that the session is lost. Neither the outstanding responses nor events from an earlier subscription will arrive.</summary>
    public void Lose()
    {
        for (var i = 0; i < _ranges.Count; i++)
        {
            var range = _ranges[i];
            range.Awaited = OutstandingResponses.None;
            _ranges[i] = range;
        }

        NoteExpected();
        _lastIds.Clear();
        (_open, Refused, Fence, IsReplaying, IsDoubtful, AwaitsReply) = (null, null, null, true, false, false);
    }

    private void NoteExpected()
    {
        if (Settled != BeforeAll)
        {
            _expected = null;
            return;
        }

        _expected = Least(Least(LeastKnownAbove(BeforeAll), _open), Least(Refused, Expected));
    }

    private static long? Least(long? one, long? other) => one < other || other is null ? one : other;
}
