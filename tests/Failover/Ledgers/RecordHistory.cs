namespace TypedStreaming.Failover.Ledgers;

/// <summary>The changes of one record, by the numbers of their events, which increase.</summary>
internal sealed class RecordHistory
{
    private readonly HashSet<int> _handled = [];
    private int _lastPublished;
    private int _newest;
    private int _current;

    /// <summary>True if the change that was handled last is not the newest one that was handled.</summary>
    public bool IsInOldState => _current != _newest;

    public void Publish(int number) => _lastPublished = number;

    public Handling Handle(int number)
    {
        if (number > _lastPublished) throw new InvalidOperationException($"The event {number} was never published for this record.");
        if (!_handled.Add(number))
        {
            _current = number;
            return Handling.Repeated;
        }

        var isInOrder = number > _newest && !IsInOldState;
        (_newest, _current) = (Math.Max(_newest, number), Math.Max(_newest, number));
        return isInOrder ? Handling.First : Handling.OutOfOrder;
    }
}
