namespace TypedStreaming.Interop.Tests.Fixtures;

/// <summary>The values that were seen so far, in order. A test can wait for a value. Thread-safe.</summary>
internal sealed class Observed<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = NewSignal();
    private Exception? _end;

    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate) return [.. _items];
    }

    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Add(item);
            SignalChange_NeedsLock();
        }
    }

    /// <summary>Looks again whether waits are over, because an item changed.</summary>
    public void Recheck()
    {
        lock (_gate) SignalChange_NeedsLock();
    }

    /// <summary>Nothing more will come: waits fail.</summary>
    public void End(Exception cause)
    {
        lock (_gate)
        {
            _end ??= cause;
            SignalChange_NeedsLock();
        }
    }

    /// <summary>Waits for the item that makes the number of wanted ones <paramref name="count"/>.</summary>
    public async Task<T> WaitForAsync(Func<T, bool> wanted, int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var found = _items.Where(wanted).Take(count).ToList();
                if (found.Count == count) return found[^1];
                if (_end is { } end) throw new InvalidOperationException($"{found.Count} of {count} came: {end.Message}", end);
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void SignalChange_NeedsLock()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }
}
