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

    /// <summary>
    /// True if the replays of two subscribe requests may still be outstanding. In that case, it may be unknown to which of the two replays an event
    /// belongs.
    /// </summary>
    private bool _isMixed;

    /// <summary>Records that the channel has been subscribed again. This starts a replay.</summary>
    /// <param name="from">The id after which the replay begins.</param>
    /// <param name="known">The ids beyond <paramref name="from"/> that were read before, least first.</param>
    public void Begin(long from, IReadOnlyList<long> known)
    {
        (_before, _isMixed) = (_progress, _progress is not null);
        var start = _progress?.Settled < from ? _progress.Settled : from;
        _progress = new Place(sharesIds);
        _progress.StartAt(start);
        _progress.Open(known.Count == 0 ? null : known[0], known);
    }

    /// <summary>Records that the server refused the repeated subscribe request, so that no replay will follow.</summary>
    public void Refuse() => (_progress, _before, _isMixed) = (_before, null, _before is not null);

    /// <summary>Records that an event on the channel was read.</summary>
    /// <param name="id">The id of the event.</param>
    /// <param name="arrival">The response in which the event came.</param>
    /// <param name="mark">The place up to which the channel was read in this session. It already includes the id.</param>
    public void Note(long id, in Arrival arrival, Place mark)
    {
        if (_progress is not { } progress || _isMixed || id > progress.Fence) return;
        progress.MeetFence(id);
        if (!progress.Had(id)) progress.Receive(id, arrival.Response, arrival.Awaited);
        if (progress.Settled >= mark.Settled && progress.Received >= mark.Received) _progress = null;
    }

    /// <summary>Records that a response from the server has been read completely.</summary>
    public void SettleResponse(long response) => _progress?.SettleResponse(response);

    /// <summary>Records that events from an earlier subscription can no longer arrive.</summary>
    public void EndReplay()
    {
        _isMixed |= _progress is { IsReplaying: false };
        _progress?.LowerFence();
    }

    /// <summary>
    /// Returns the replay ids that the replay has reached after a given position. The events up to the smallest of these ids have arrived.
    /// </summary>
    public IReadOnlyList<long> KnownAbove(long settled) => _progress?.KnownAbove(settled) ?? [];

    /// <summary>Returns true if an event after a position may arrive before all earlier events after that position have arrived.</summary>
    public bool IsUnclearAt(long settled) => _isMixed && settled >= _progress!.Settled;

    /// <summary>Resets the progress of the replay, because the session is lost or the replay ids are no longer valid.</summary>
    public void Clear() => (_progress, _before, _isMixed) = (null, null, false);
}
