namespace TypedStreaming.Replay;

/// <summary>
/// One consumer's deliveries in the order of their arrival, and how far all of them are acknowledged. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Ids are ordered by their first arrival, never by number. The position passes an id when everything that arrived until
/// then is acknowledged, and all that arrived with this id or one before it is too, whenever it came. Where events share
/// ids, a later id must have arrived as well: until then one more event may come with this one.
/// </para>
/// <para>
/// After a lost session the server may deliver again what was received before. Such a delivery gets a ticket of its own. If
/// its id is not passed, it is one more arrival with that id and holds it, and all after it, back. If its id is passed,
/// it does not move the position, which never goes back; like an arrival without an id, it still holds back ids that
/// arrive after it. As many passed ids are remembered as deliveries may be out. A channel whose ids start anew (the org has
/// moved) needs a new watermark.
/// </para>
/// </remarks>
internal sealed class AcknowledgementWatermark
{
    private readonly ArrivalRing _arrivals = new();
    private readonly PassedIds _passed;
    private readonly int _maxUnacknowledged;
    private readonly bool _sharesIds;
    private ReceivedPosition? _reached;
    private ReplayPosition? _stored;
    private WaitingId? _waiting;
    private long _newest = -1;
    private long _highest = -1;
    private long _oldest;

    /// <summary>Makes a watermark that nothing has passed.</summary>
    /// <param name="maxUnacknowledged">How many deliveries may be out, counted from the oldest that holds the position back.</param>
    /// <param name="sharesIds">Whether several events of the channel may carry one id.</param>
    public AcknowledgementWatermark(int maxUnacknowledged, bool sharesIds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxUnacknowledged, 1);
        _maxUnacknowledged = maxUnacknowledged;
        _sharesIds = sharesIds;
        _passed = new PassedIds(maxUnacknowledged);
    }

    /// <summary>Whether nothing more may be received before the oldest delivery that is out is acknowledged.</summary>
    public bool IsFull => _arrivals.Count >= _maxUnacknowledged;

    /// <summary>The position to store: the same object until it moves. Null before the first id is passed.</summary>
    public ReplayPosition? Stored => _stored ??= _reached?.ToPosition();

    /// <summary>The oldest delivery that is not acknowledged, or null if all are.</summary>
    public (long Ticket, ReceivedPosition Position)? OldestUnacknowledged
    {
        get
        {
            _oldest = Math.Max(_oldest, _arrivals.First);
            while (_oldest < _arrivals.End && _arrivals[_oldest].IsAcknowledged) _oldest++;
            return _oldest < _arrivals.End ? (_oldest, _arrivals[_oldest].Position) : null;
        }
    }

    /// <summary>Registers a delivery.</summary>
    /// <returns>Its ticket, to acknowledge it by: 0, 1, 2 ...</returns>
    /// <exception cref="InvalidOperationException">It is full.</exception>
    public long Receive(in ReceivedPosition position)
    {
        if (IsFull) throw new InvalidOperationException($"{_maxUnacknowledged} deliveries are out.");
        var ticket = _arrivals.End;
        var rank = RankOf(position.ReplayId, ticket);
        _arrivals.Add(new Arrival { Position = position, Rank = rank });
        if (rank >= 0) _arrivals[rank].Open++;
        if (rank == Arrival.OfWaiting) _waiting!.Open++;
        if (rank == ticket) Follow(ticket);
        return ticket;
    }

    /// <summary>Notes that the program is done with a delivery.</summary>
    /// <returns>False if that was noted before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ticket was never given.</exception>
    public bool Acknowledge(long ticket)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(ticket, _arrivals.End);
        if (ticket < _arrivals.First || _arrivals[ticket].IsAcknowledged) return false;
        ref var arrival = ref _arrivals[ticket];
        arrival.IsAcknowledged = true;
        if (arrival.Rank >= 0) _arrivals[arrival.Rank].Open--;
        if (arrival.Rank == Arrival.OfWaiting) _waiting!.Open--;
        PassWaiting();
        Advance();
        return true;
    }

    private long RankOf(long? replayId, long ticket)
    {
        if (replayId is not { } id) return Arrival.Unranked;

        // Not an order of events: an id above all that were seen was not seen, which spares the search almost always.
        if (id > _highest) return ticket;
        if (_waiting?.Position.ReplayId == id) return Arrival.OfWaiting;
        var rank = _arrivals.RankOf(id);
        if (rank >= 0) return rank;
        return _passed.Contains(id) ? Arrival.Unranked : ticket;
    }

    /// <summary>A new id has come, which the one before it may have waited for.</summary>
    private void Follow(long ticket)
    {
        _newest = ticket;
        _highest = Math.Max(_highest, _arrivals[ticket].Position.ReplayId ?? -1);
        PassWaiting();
    }

    private void Advance()
    {
        while (_arrivals.Count > 0 && _arrivals[_arrivals.First].IsDone)
        {
            ref var first = ref _arrivals[_arrivals.First];
            if (first.Rank == _arrivals.First && !TrySettle(first.Position, first.Rank)) return;
            _arrivals.DropFirst();
        }
    }

    /// <summary>False while an id before it waits for copies that came later than this one.</summary>
    private bool TrySettle(in ReceivedPosition position, long rank)
    {
        if (_waiting is not null) return false;
        if (_sharesIds && rank == _newest) _waiting = new WaitingId(position, rank);
        else Pass(position);
        return true;
    }

    private void PassWaiting()
    {
        if (_waiting is not { Open: 0 } waiting || waiting.Rank == _newest) return;
        _waiting = null;
        Pass(waiting.Position);
    }

    private void Pass(in ReceivedPosition position)
    {
        _passed.Add(position.ReplayId!.Value);
        _reached = position;
        _stored = null;
    }
}
