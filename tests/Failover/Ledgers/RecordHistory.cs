using System.Globalization;

namespace TypedStreaming.Failover.Ledgers;

/// <summary>The changes of one record, by the numbers of their events, which increase.</summary>
internal sealed class RecordHistory
{
    private readonly HashSet<int> _handled = [];
    private readonly List<(int Number, string Worker, TimeSpan At)> _entries = [];
    private int _lastPublished;
    private int _newest;
    private int _current;
    private bool _hasDisorder;

    /// <summary>True if the change that was handled last is not the newest one that was handled.</summary>
    public bool IsInOldState => _current != _newest;

    /// <summary>True if a change was handled out of order, or the record is in an old state.</summary>
    public bool HasDefect => _hasDisorder || IsInOldState;

    public void Publish(int number) => _lastPublished = number;

    public Handling Handle(int number, string worker)
    {
        _entries.Add((number, worker, TimeProvider.System.GetElapsedTime(0)));
        if (number > _lastPublished) throw new InvalidOperationException($"The event {number} was never published for this record.");
        if (!_handled.Add(number))
        {
            _current = number;
            return Handling.Repeated;
        }

        var isInOrder = number > _newest && !IsInOldState;
        (_newest, _current) = (Math.Max(_newest, number), Math.Max(_newest, number));
        _hasDisorder |= !isInOrder;
        return isInOrder ? Handling.First : Handling.OutOfOrder;
    }

    /// <summary>Returns the entries, each with its time and worker.</summary>
    public override string ToString() => string.Join(", ", _entries.Select(static entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Number} at {entry.At.TotalSeconds:0.000} s in {entry.Worker}")));
}
