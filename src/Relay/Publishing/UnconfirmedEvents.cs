namespace TypedStreaming.Relay.Publishing;

/// <summary>
/// The events that are published but not yet confirmed, in the order in which they were published. The total number of their copies is limited.
/// </summary>
internal sealed class UnconfirmedEvents(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<OutgoingEvent> _events = [];
    private TaskCompletionSource? _change;
    private int _copies;
    private int _publication;

    public int Count
    {
        get
        {
            lock (_gate) return _events.Count;
        }
    }

    /// <summary>
    /// Switches to a new publisher. From then on, confirmations from an earlier publisher are ignored. Returns the events that must be published
    /// again: the first unconfirmed event and all later events, so that all events stay in order.
    /// </summary>
    public (int Publication, IReadOnlyList<OutgoingEvent> Events) BeginPublication()
    {
        lock (_gate)
        {
            foreach (var outgoing in _events) outgoing.Begin();
            return (++_publication, [.. _events]);
        }
    }

    public void Add(OutgoingEvent outgoing)
    {
        lock (_gate)
        {
            outgoing.Begin();
            _events.Enqueue(outgoing);
            _copies += outgoing.Copies.Count;
        }
    }

    /// <summary>
    /// Records that the broker has confirmed a copy of an event. Events are reported as stored in the order in which they were published.
    /// </summary>
    /// <returns>False if the confirmation belongs to an earlier publication.</returns>
    public bool Confirm(OutgoingEvent outgoing, int publication)
    {
        var stored = new List<OutgoingEvent>();
        TaskCompletionSource? change = null;
        lock (_gate)
        {
            if (publication != _publication) return false;
            outgoing.ConfirmCopy();
            while (_events.TryPeek(out var oldest) && oldest.IsStored)
            {
                _copies -= oldest.Copies.Count;
                stored.Add(_events.Dequeue());
            }

            if (stored.Count > 0) (change, _change) = (_change, null);
        }

        foreach (var oldest in stored) oldest.ReportStored();
        change?.TrySetResult();
        return true;
    }

    /// <summary>
    /// Waits until another event can be added. If an event has more copies than the limit, it can be added when no other event is unconfirmed.
    /// </summary>
    public Task RoomAsync(OutgoingEvent next, CancellationToken cancellationToken) =>
        UntilAsync(() => _events.Count == 0 || _copies + next.Copies.Count <= limit, cancellationToken);

    /// <summary>Waits until all published events are stored.</summary>
    public Task EmptyAsync(CancellationToken cancellationToken) => UntilAsync(() => _events.Count == 0, cancellationToken);

    private async Task UntilAsync(Func<bool> isTrue, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (isTrue()) return;
                _change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                change = _change.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
