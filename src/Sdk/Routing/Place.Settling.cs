namespace TypedStreaming.Routing;

/// <summary>
/// Records the events that a consumer has received from a channel, and determines the settled id: the replay id up to which all events have arrived.
/// </summary>
internal sealed partial class Place
{
    /// <summary>Records that the consumer received an event.</summary>
    /// <param name="id">The id. It was not received before.</param>
    /// <param name="response">The response in which the id came.</param>
    /// <param name="awaited">The response that may still contain earlier ids, or <see cref="OutstandingResponses.None"/>.</param>
    /// <param name="wasKept">True if the event was held back and is delivered only now, so that nothing is known about the ids beside it.</param>
    public void Receive(long id, long response, long awaited, bool wasKept = false)
    {
        _opening = response;
        if (id == Refused) Refused = null;
        // Within a response the ids come in order, so that no event of this id came before the response's last id.
        var after = sharesIds && !wasKept && _lastIds.Replace(response, id) is { } last && last < id ? last : id;
        if (awaited == OutstandingResponses.None) Settle(id);
        else if (!(id <= Settled)) Extend(id, after, response, awaited);
    }

    /// <summary>
    /// Records that an event that was received before has arrived again, in order. This shows that all earlier events have arrived too.
    /// </summary>
    public void Confirm(long id, long awaited)
    {
        if (awaited == OutstandingResponses.None && !sharesIds && id > Settled) Settle(id);
    }

    /// <summary>
    /// Records that a response from the server has been read completely, so that it contains no further events. <see cref="Settled"/> (the replay id
    /// up to which all events have arrived) can then advance to received ids that were waiting for this response.
    /// </summary>
    /// <returns>True if an id had waited for this response.</returns>
    public bool SettleResponse(long response)
    {
        if (_opening == response) _opening = OutstandingResponses.None;
        if (_ranges.Count == 0) return false;
        for (var i = 0; i < _ranges.Count; i++)
        {
            var range = _ranges[i];
            if (range.Awaited != response) continue;
            range.Awaited = OutstandingResponses.None;
            _ranges[i] = range;
            if (Refused <= range.Last) continue;
            Settle(range);
        }

        DropSettledRanges();
        return true;
    }

    /// <summary>
    /// Records that the server has nothing more to send. This can increase <see cref="Settled"/> (the replay id up to which all events have arrived)
    /// to received ids that were waiting for a response whose number is not known.
    /// </summary>
    /// <returns>True if an id had waited.</returns>
    public bool SettleIdle()
    {
        if (!_ranges.Exists(static range => range.Awaited == OutstandingResponses.Unknown)) return false;
        SettleRanges(OutstandingResponses.Unknown);
        return true;
    }

    /// <summary>
    /// Records that all missing events up to the last received one have been reported as a gap. <see cref="Settled"/> (the replay id up to which all
    /// events have arrived) can then advance, but not past events that an outstanding response may still contain.
    /// </summary>
    public void SettleReported()
    {
        EndDoubt();
        SettleRanges(OutstandingResponses.None);
    }

    private void SettleRanges(long awaited)
    {
        foreach (var range in _ranges.ToArray())
        {
            if (range.Awaited == awaited && !(Refused <= range.Last)) Settle(range);
        }

        DropSettledRanges();
    }

    private void Settle(in UnsettledRange range)
    {
        if (!sharesIds || _open > range.Last) // After a greater id, no more events with the last one come.
        {
            Raise(range.Last);
            return;
        }

        if (_open < range.Last) Raise(_open!.Value);
        if (range.Complete is { } complete) Raise(complete);
        if (!(range.Last <= Settled)) _open = range.Last;
    }

    private void Settle(long id)
    {
        if (!sharesIds)
        {
            Raise(id);
        }
        else if (_open != id)
        {
            if (_open is { } complete) Raise(complete);
            _open = id;
        }

        if (_ranges.Count > 0) DropSettledRanges();
    }

    private void Raise(long id)
    {
        if (Settled is not { } settled || settled < id) Settled = id;
    }

    private void DropSettledRanges() => _ranges.RemoveAll(range => range.Last <= Settled);

    private void Extend(long id, long after, long response, long awaited)
    {
        if (_ranges.Count > 0 && _ranges[^1] is var last && last.Response == response && last.Awaited == awaited && last.Last <= id)
        {
            if (last.Last < id) last.Complete = sharesIds ? last.Last : id;
            last.Last = id;
            _ranges[^1] = last;
            return;
        }

        if (_ranges.Count == MostRanges) _ranges.RemoveAt(0);
        _ranges.Add(new UnsettledRange { First = after, Last = id, Complete = sharesIds ? null : id, Response = response, Awaited = awaited });
    }
}
