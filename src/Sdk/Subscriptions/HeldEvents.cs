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

    /// <summary>
    /// The place at which the server has to go on: an id where something is held that has one the server still knows.
    /// </summary>
    public ResumePoint Resume
    {
        get
        {
            lock (_gate)
            {
                var resume = new ResumePoint(keeper.SharesIds);
                List<(ReceivedEvent<T> Event, int Bytes)> known = [.. OutInOrder().Where(held => held.Event.Ticket!.Value.Era == keeper.Era)];
                foreach (var (held, _) in known) resume.Receive(held.ReplayId);

                // What came behind them and is acknowledged already need not come again.
                if (known.Count > 0) resume.Receive(_lastTaken);
                foreach (var (waiting, _) in _waiting)
                {
                    if (waiting.Gap is { RenumbersIds: true }) resume.Forget();
                    else resume.Receive(waiting.ReplayId);
                }

                return resume;
            }
        }
    }

    /// <summary>Puts everything into the queue of a new consumer, what is out first.</summary>
    public void MoveInto(DeliveryQueue<ReceivedEvent<T>> queue, ByteBudget budget)
    {
        lock (_gate)
        {
            (_queue, _budget) = (queue, budget);
            queue.PutBack([.. InOrder()], budget);
            _again.UnionWith(_out.Keys);
            _waiting = [];
        }
    }

    /// <summary>Puts what is out and not acknowledged back, for another enumeration of the same consumer.</summary>
    public void PutBack()
    {
        lock (_gate)
        {
            if (_queue is null) return;
            List<(ReceivedEvent<T> Event, int Bytes)> taken = [.. OutInOrder().Where(held => !_again.Contains(held.Event.Ticket!.Value))];
            foreach (var (_, bytes) in taken) _queue.Return(bytes, _budget!);
            _queue.PutBack(taken, _budget!);
            _again.UnionWith(_out.Keys);
        }
    }

    /// <summary>Notes that the program gets an event.</summary>
    /// <returns>False if it is acknowledged already, and need not be given again.</returns>
    /// <exception cref="StreamingException">Too many are out.</exception>
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

    /// <summary>The program is done with an event. The bytes of one that stands in the queue once more are returned when it is met there.</summary>
    public void Acknowledge(DeliveryTicket ticket)
    {
        keeper.Acknowledge(ticket);
        lock (_gate)
        {
            if (_out.Remove(ticket, out var held) && !_again.Remove(ticket)) _queue?.Return(held.Bytes, _budget!);
        }
    }

    /// <summary>What comes from now on has other ids than what came before.</summary>
    public void Renumber()
    {
        lock (_gate) _lastTaken = null;
        keeper.Renumber(limit);
    }

    /// <summary>
    /// Keeps what the ended consumer had not taken. A gap behind all events is left out: the next start finds it anew.
    /// </summary>
    public void Leave(IEnumerable<(ReceivedEvent<T> Event, int Bytes)> waiting)
    {
        lock (_gate)
        {
            _waiting = [.. waiting.Where(static held => held.Event.Ticket is null)];
            while (_waiting is [.., ({ Gap: not null, IsGapEvent: false }, _)]) _waiting.RemoveAt(_waiting.Count - 1);
            _again.Clear();
            (_queue, _budget) = (null, null);
        }
    }

    private IEnumerable<(ReceivedEvent<T> Event, int Bytes)> OutInOrder() =>
        _out.OrderBy(static held => (held.Key.Era, held.Key.Ordinal)).Select(static held => held.Value);

    private IEnumerable<(ReceivedEvent<T> Event, int Bytes)> InOrder() => OutInOrder().Concat(_waiting);
}
