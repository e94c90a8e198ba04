using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>
/// The events of one consumer name that are out and not acknowledged, and those that an ended enumeration had not taken.
/// The next enumeration gets them first: taking over costs no redelivery.
/// </summary>
internal sealed class HeldEvents<T>(PositionKeeper keeper, int limit)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DeliveryTicket, (ReceivedEvent<T> Event, int Bytes)> _out = [];
    private readonly HashSet<DeliveryTicket> _again = [];
    private List<(ReceivedEvent<T> Event, int Bytes)> _waiting = [];
    private long? _lastTaken;
    private DeliveryQueue<ReceivedEvent<T>>? _queue;
    private ByteBudget? _budget;

    /// <summary>The last id that was received; null if nothing is held.</summary>
    public long? LastId
    {
        get
        {
            lock (_gate)
            {
                if (_out.Count == 0 && _waiting.Count == 0) return null;
                return _waiting.Select(static held => held.Event.ReplayId).LastOrDefault(static id => id is not null) ?? _lastTaken;
            }
        }
    }

    /// <summary>
    /// The last id that is held and whole: where events share ids, more may come with the last one, so that it is the one
    /// before. Null if there is none.
    /// </summary>
    public long? ResumeId
    {
        get
        {
            lock (_gate)
            {
                if (!keeper.SharesIds) return LastId;
                var ids = InOrder().Select(static held => held.Event.ReplayId).Where(static id => id is not null).Distinct().ToList();
                return ids.Count > 1 ? ids[^2] : null;
            }
        }
    }

    /// <summary>Puts everything into the queue of a new consumer, what is out first.</summary>
    public void MoveInto(DeliveryQueue<ReceivedEvent<T>> queue, ByteBudget budget)
    {
        lock (_gate)
        {
            (_queue, _budget) = (queue, budget);
            PutBack_NeedsLock();
        }
    }

    /// <summary>Puts what is out and not acknowledged back, for another enumeration of the same consumer.</summary>
    public void PutBack()
    {
        lock (_gate)
        {
            foreach (var (_, bytes) in _out.Values) _queue?.Return(bytes, _budget!);
            if (_queue is not null) PutBack_NeedsLock();
        }
    }

    /// <summary>Notes that the program gets an event.</summary>
    /// <returns>False if it is acknowledged already, and need not be given again.</returns>
    public bool TryTake(in ReceivedEvent<T> received, int bytes, out DeliveryTicket ticket)
    {
        lock (_gate)
        {
            ticket = received.Ticket ?? keeper.Take(received.ReplayId, received.CreatedDate, received.RawCreatedDate);
            if (received.Ticket is not null && !_again.Remove(ticket))
            {
                _queue!.Return(bytes, _budget!);
                return false;
            }

            if (received.Ticket is null) _lastTaken = received.ReplayId ?? _lastTaken;
            _out[ticket] = (received with { Ticket = ticket }, bytes);
            return true;
        }
    }

    /// <summary>Holds that one more delivery may be out, unless the next is out already.</summary>
    /// <exception cref="StreamingException">Too many are out.</exception>
    public void EnsureRoom(in ReceivedEvent<T> next)
    {
        if (next.Ticket is null) keeper.EnsureRoom();
    }

    public void Acknowledge(DeliveryTicket ticket)
    {
        keeper.Acknowledge(ticket);
        lock (_gate)
        {
            if (_out.Remove(ticket, out var held)) _queue?.Return(held.Bytes, _budget!);
            _again.Remove(ticket);
        }
    }

    /// <summary>What comes from now on has other ids than what came before.</summary>
    public void Renumber() => keeper.Renumber(limit);

    /// <summary>Keeps what the ended consumer had not taken.</summary>
    public void Leave(IEnumerable<(ReceivedEvent<T> Event, int Bytes)> waiting)
    {
        lock (_gate)
        {
            _waiting = [.. waiting.Where(held => held.Event.Ticket is not { } ticket || _again.Contains(ticket))];
            _again.Clear();
            (_queue, _budget) = (null, null);
            foreach (var (held, bytes) in _waiting)
            {
                if (held.Ticket is { } ticket) _out[ticket] = (held, bytes);
            }

            _waiting.RemoveAll(static held => held.Event.Ticket is not null);
        }
    }

    private void PutBack_NeedsLock()
    {
        _queue!.PutBack([.. InOrder()], _budget!);
        foreach (var ticket in _out.Keys) _again.Add(ticket);
        _out.Clear();
        _waiting = [];
    }

    private IEnumerable<(ReceivedEvent<T> Event, int Bytes)> InOrder() =>
        _out.OrderBy(static held => held.Key.Ordinal).Select(static held => held.Value).Concat(_waiting);
}
