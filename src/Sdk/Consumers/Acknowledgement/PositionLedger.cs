namespace TypedStreaming.Consumers.Acknowledgement;

/// <summary>
/// Computes the position to store from the events that the application has acknowledged. The position is the smaller of two replay ids: the id up to
/// which all events are acknowledged, and the id up to which all events are known to have arrived. The class has no side effects. It is guarded by
/// the lock of the queue that owns it.
/// </summary>
/// <param name="sharesIds">True if several events can have the same id. In that case a position moves past an id only when a later id has
/// come.</param>
internal sealed class PositionLedger(bool sharesIds)
{
    /// <summary>
    /// The events that arrived late and may not be acknowledged yet. In each era, a later entry begins with a greater id, because an entry is not
    /// needed if a later one holds the position before a smaller id.
    /// </summary>
    private readonly List<OutOfOrderEvents> _late = [];
    private AcknowledgedPosition? _greatest;
    private AcknowledgedPosition? _before;

    /// <summary>
    /// The greatest acknowledged id that is smaller than <see cref="_greatest"/> and was acknowledged after it. If a server silently starts its ids
    /// again, these are the new ids, and the old one is never settled.
    /// </summary>
    private AcknowledgedPosition? _greatestLate;
    private long? _settled;
    private int _settledEra;
    private int _era;
    private long _greatestArrived = QueueEntry<int>.NoId;
    private int _arrivedEra;
    private int _lateCount;

    /// <summary>The number, in the order of arrival, of the first queued event that is not yet recorded as acknowledged.</summary>
    public long Next { get; private set; }

    /// <summary>
    /// The position that was reached, and the number of times that the server restarted its replay ids before that position; null until a position is
    /// reached.
    /// </summary>
    public (AcknowledgedPosition Position, int Era)? Reached { get; private set; }

    /// <summary>True if the position includes every event that the application has acknowledged.</summary>
    public bool IsCaughtUp => (sharesIds ? _before : _greatest) is not { } passed || (Reached is { } reached && reached.Era == _era && reached.Position.Id >= passed.Id);

    /// <summary>Records that an event was added to the queue.</summary>
    public void Arrive(long arrival, long id, int era)
    {
        if (id < 0) return;
        if (era != _arrivedEra) (_arrivedEra, _greatestArrived) = (era, id);
        if (id >= _greatestArrived)
        {
            _greatestArrived = id;
            return;
        }

        _lateCount++;
        if (_late.Count > 0 && _late[^1] is var last && last.LastArrival == arrival - 1 && last.Era == era && last.LastId <= id)
            _late[^1] = last with { LastArrival = arrival, LastId = id };
        else
            AddLate(new OutOfOrderEvents(arrival, arrival, id, id, era));
    }

    /// <summary>
    /// Returns the number of late events since the previous call. An event is late if events with greater replay ids arrived before it. Used only by
    /// the thread that calls <see cref="Arrive"/>.
    /// </summary>
    public int TakeLateCount()
    {
        var count = _lateCount;
        _lateCount = 0;
        return count;
    }

    /// <summary>
    /// Prevents the position from moving past a given entry of the queue until the application has acknowledged it. This is used for an entry that
    /// reports a gap before the first event.
    /// </summary>
    public void HoldUntil(long arrival, int era) => AddLate(new OutOfOrderEvents(arrival, arrival, 0, 0, era));

    /// <summary>Records the replay id up to which all events are known to have arrived.</summary>
    public void Settle(long? id, int era) => (_settled, _settledEra) = (id, era);

    /// <summary>Records that the application has acknowledged the next event in the order of arrival.</summary>
    public void Pass(long id, long at, string? rawCreatedDate, int era, OpaqueReplayId? opaqueId = null)
    {
        Next++;
        if (id < 0) return;
        if (era != _era) (_era, _greatest, _before, _greatestLate) = (era, null, null, null);
        if (id > (_greatest?.Id ?? QueueEntry<int>.NoId)) (_before, _greatest) = (_greatest, new AcknowledgedPosition(id, at, rawCreatedDate, opaqueId));
        else if (id < _greatest!.Value.Id && id > (_greatestLate?.Id ?? QueueEntry<int>.NoId)) _greatestLate = new AcknowledgedPosition(id, at, rawCreatedDate, opaqueId);
    }

    /// <summary>Updates <see cref="Reached"/> after events have been acknowledged.</summary>
    /// <param name="nextId">The id of the first arrival that is not passed. If events share ids, it may equal the id of the last passed arrival.
    /// Negative if that arrival has no id, and the maximum if all arrivals are passed.</param>
    public void Advance(long nextId = long.MaxValue)
    {
        while (_late.Count > 0 && _late[0].LastArrival < Next) _late.RemoveAt(0);
        if (!(sharesIds && nextId <= _greatest?.Id) && IsReached(_greatest, nextId)) Reached = (_greatest!.Value, _era);
        else if (IsReached(_before, nextId)) Reached = (_before!.Value, _era);
        else if (IsReached(_greatestLate, nextId)) Reached = (_greatestLate!.Value, _era);
    }

    private void AddLate(in OutOfOrderEvents added)
    {
        while (_late.Count > 0 && _late[^1] is var last && last.Era == added.Era && last.FirstId >= added.FirstId) _late.RemoveAt(_late.Count - 1);
        _late.Add(added);
    }

    private bool IsReached(AcknowledgedPosition? candidate, long nextId)
    {
        if (candidate is not { } passed || _settledEra != _era || !(passed.Id <= _settled)) return false;
        if (Reached is { } reached && reached.Era == _era && reached.Position.Id >= passed.Id) return false;
        return !IsHeldBefore(passed.Id, nextId);
    }

    /// <summary>Returns true if the position must stay before an id, because an event with this id or a smaller one is not acknowledged.</summary>
    private bool IsHeldBefore(long id, long nextId)
    {
        foreach (var late in _late)
        {
            if (late.Era != _era) continue;
            var isBegun = late.FirstArrival <= Next;
            if ((isBegun && nextId >= 0 ? nextId : late.FirstId) <= id) return true;
            if (!isBegun) return false; // The later ones begin with greater ids.
        }

        return false;
    }
}
