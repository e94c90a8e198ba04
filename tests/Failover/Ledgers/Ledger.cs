namespace TypedStreaming.Failover.Ledgers;

/// <summary>
/// The events that were published and handled, for each record. After a repetition of older events, all later ones must be repeated before a new
/// event is handled: otherwise, the record has an old state.
/// </summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RecordHistory> _records = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _published;
    private int _processed;
    private int _duplicates;
    private int _outOfOrder;

    /// <summary>The number of changes of records that were published.</summary>
    public int Published => Read(() => _published);

    /// <summary>The number of changes of records that were handled, each counted once.</summary>
    public int Processed => Read(() => _processed);

    public int Duplicates => Read(() => _duplicates);

    /// <summary>The number of changes that were handled for the first time after a later one, or whose record was left in an old state.</summary>
    public int OutOfOrder => Read(() => _outOfOrder + _records.Values.Count(static record => record.IsInOldState));

    public void Publish(int number, IEnumerable<string> records)
    {
        lock (_gate)
        {
            foreach (var record in records)
            {
                if (!_records.TryGetValue(record, out var history)) _records.Add(record, history = new RecordHistory());
                history.Publish(number);
                _published++;
            }
        }
    }

    /// <summary>Records that a worker has handled an event for a record.</summary>
    public void Handle(int number, string record, string worker)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            switch (_records[record].Handle(number, worker))
            {
                case Handling.Repeated:
                    _duplicates++;
                    break;
                case Handling.First:
                    _processed++;
                    break;
                default:
                    _processed++;
                    _outOfOrder++;
                    break;
            }

            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    /// <summary>Returns the entries of some records whose changes were handled out of order.</summary>
    public IEnumerable<string> Defects()
    {
        const int Most = 10;
        lock (_gate) return [.. _records.Where(static record => record.Value.HasDefect).Take(Most).Select(static record => $"{record.Key}: {record.Value}")];
    }

    /// <summary>Waits for the next entry.</summary>
    public Task ChangeAsync()
    {
        lock (_gate) return _changed.Task;
    }

    private int Read(Func<int> value)
    {
        lock (_gate) return value();
    }
}
