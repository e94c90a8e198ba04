namespace TypedStreaming.Routing;

/// <summary>
/// The progress of a replay on a channel that was subscribed again in the same session. Until the replay has reached the events that were read
/// before, the next events may be older than events that are already known. Used by the poll loop only.
/// </summary>
/// <param name="sharesIds">True if several events of the channel may have the same id.</param>
internal sealed class ReplayProgress(bool sharesIds)
{
    private Place? _progress;
    private Place? _before;

    /// <summary>The id after which the replay begins.</summary>
    private long _start;

    /// <summary>
    /// True if the replays of two subscribe requests may still be outstanding. In that case, it may be unknown to which of the two replays an event
    /// belongs.
    /// </summary>
    private bool _isMixed;

    /// <summary>
    /// True if no id after the start of the replay was known when it was requested. Events of the earlier subscription can arrive first, and the
    /// replay repeats them: it has begun when an event arrives that was read before.
    /// </summary>
    private bool _awaitsRepetition;

    /// <summary>True if the replay was requested beyond events that were not read and can still arrive.</summary>
    private bool _skips;

    /// <summary>The ids after the start that were known when the replay was requested, least first.</summary>
    private IReadOnlyList<long> _known = [];

    /// <summary>The number of replays from the same id that are outstanding, if no id after it was known when they were requested.</summary>
    private int _alike;

    /// <summary>Records that the channel has been subscribed again. This starts a replay.</summary>
    /// <param name="from">The id after which the replay begins.</param>
    /// <param name="known">The ids beyond <paramref name="from"/> that were read before, least first.</param>
    /// <param name="skips">True if events before <paramref name="from"/> were not read. Their ids are unknown, and they can still arrive.</param>
    public void Begin(long from, IReadOnlyList<long> known, bool skips = false)
    {
        if (known.Count == 0 && _awaitsRepetition && !_isMixed && _progress?.Settled == from)
        {
            _alike++;
            return;
        }

        (_before, _isMixed) = (_progress, _progress is not null);
        var earlier = _alike > 1 ? _start : _progress?.Settled;
        var start = earlier < from ? earlier.Value : from;
        Follow(start, known);
        (_skips, _alike) = (_skips || skips, 1);
    }

    /// <summary>Records that the server refused the repeated subscribe request, so that no replay will follow.</summary>
    public void Refuse()
    {
        if (_alike-- > 1) return;
        (_progress, _before, _isMixed) = (_before, null, _before is not null);
        (_awaitsRepetition, _skips, _alike) = (false, _skips && _progress is not null, _progress is null ? 0 : 1);
    }

    /// <summary>Records that an event on the channel was read.</summary>
    /// <param name="id">The id of the event.</param>
    /// <param name="isNew">True if the event was not read before in this session.</param>
    /// <param name="arrival">The response in which the event came.</param>
    /// <param name="mark">The place up to which the channel was read in this session. It already includes the id.</param>
    public void Note(long id, bool isNew, in Arrival arrival, Place mark)
    {
        if (_progress is not { } progress || _isMixed || id > progress.Fence || (_awaitsRepetition && isNew)) return;
        if (_alike > 1 && !_awaitsRepetition && progress.Had(id)) progress = FollowNext();
        _awaitsRepetition = false;
        progress.MeetFence(id);
        if (!progress.Had(id)) progress.Receive(id, arrival.Response, arrival.Awaited);
        if (!(progress.Settled >= mark.Settled && progress.Received >= mark.Received)) return;
        if (_alike > 1) FollowNext();
        else Clear();
    }

    /// <summary>Records that a response from the server has been read completely.</summary>
    public void SettleResponse(long response) => _progress?.SettleResponse(response);

    /// <summary>Records that events from an earlier subscription can no longer arrive.</summary>
    public void EndReplay()
    {
        // All events since the request were new, so the replay has repeated none.
        if (_awaitsRepetition && !_isMixed) Clear();
        _skips = false;
        _isMixed |= _progress is { IsReplaying: false };
        _progress?.LowerFence();
        _alike = Math.Min(_alike, 1);
    }

    /// <summary>
    /// Returns the replay ids that the replay has reached after a given position. The events up to the smallest of these ids have arrived. Before the
    /// replay has begun, the ids that were known when it was requested are included. If another replay from the same start follows, so is the start.
    /// </summary>
    public IReadOnlyList<long> KnownAbove(long settled)
    {
        if (_progress is not { } progress) return [];
        IEnumerable<long> ahead = progress.IsReplaying ? [] : _known;
        if (_alike > 1) ahead = ahead.Append(_start);
        return [.. progress.KnownAbove(settled).Union(ahead.Where(id => id > settled)).Order()];
    }

    /// <summary>Returns true if an event after a position may arrive before all earlier events after that position have arrived.</summary>
    public bool IsUnclearAt(long settled) => (_isMixed && settled >= _progress!.Settled) || (_skips && settled < _start);

    /// <summary>Resets the progress of the replay, because the session is lost or the replay ids are no longer valid.</summary>
    public void Clear() => (_progress, _before, _isMixed, _awaitsRepetition, _skips, _alike) = (null, null, false, false, false, 0);

    /// <summary>Continues with the next of several replays from the same id. It begins with the next event that was read before.</summary>
    private Place FollowNext()
    {
        _alike--;
        return Follow(_start, []);
    }

    private Place Follow(long start, IReadOnlyList<long> known)
    {
        (_progress, _start, _known, _awaitsRepetition) = (new Place(sharesIds), start, known, known.Count == 0);
        _progress.StartAt(start);
        _progress.Open(known.Count == 0 ? null : known[0], known);
        return _progress;
    }
}
