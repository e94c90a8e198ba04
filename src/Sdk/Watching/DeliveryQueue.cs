using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Watching;

/// <summary>
/// What was received and is not yet taken, bounded in bytes. The poll loop puts, never waits; one reader takes. After
/// the end the reader gets what is left, unless it was discarded, and then the cause.
/// </summary>
internal sealed class DeliveryQueue<TItem>
{
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();
    private TaskCompletionSource? _waiting;
    private bool _completed;
    private bool _hidesRest;
    private Exception? _cause;

    /// <summary>Puts an item in.</summary>
    /// <returns>Whether it fitted into the budget. After the end, items are dropped as if they fitted.</returns>
    public bool TryPut(TItem item, int bytes, ByteBudget budget)
    {
        lock (_gate)
        {
            if (_completed) return true;
            if (!budget.TryTake(bytes)) return false;
            _entries.Enqueue(new Entry(item, bytes, budget));
            WakeReader_NeedsLock();
            return true;
        }
    }

    /// <summary>Puts what was out before in front of all that waits, whether it fits or not: it fitted once. Also after the end.</summary>
    public void PutBack(IEnumerable<(TItem Item, int Bytes)> items, ByteBudget budget)
    {
        lock (_gate)
        {
            List<Entry> later = [.. _entries];
            _entries.Clear();
            foreach (var (item, bytes) in items)
            {
                budget.Take(bytes);
                _entries.Enqueue(new Entry(item, bytes, budget));
            }

            foreach (var entry in later) _entries.Enqueue(entry);
            WakeReader_NeedsLock();
        }
    }

    /// <summary>Takes the oldest item, if there is one.</summary>
    public bool TryTake([MaybeNullWhen(false)] out TItem item)
    {
        if (!TryHold(out item, out var bytes, out var budget)) return false;
        Return(bytes, budget);
        return true;
    }

    /// <summary>Looks at the oldest item, if there is one.</summary>
    public bool TryPeek([MaybeNullWhen(false)] out TItem item)
    {
        lock (_gate)
        {
            var found = _entries.TryPeek(out var entry);
            item = entry.Item;
            return found;
        }
    }

    /// <summary>Takes the oldest item, if there is one; its bytes count until they are returned.</summary>
    public bool TryHold([MaybeNullWhen(false)] out TItem item, out int bytes, [MaybeNullWhen(false)] out ByteBudget budget)
    {
        lock (_gate)
        {
            if (_hidesRest || !_entries.TryDequeue(out var entry))
            {
                (item, bytes, budget) = (default, 0, null);
                return false;
            }

            (item, bytes, budget) = (entry.Item, entry.Bytes, entry.Budget);
            return true;
        }
    }

    /// <summary>Makes room again.</summary>
    public void Return(int bytes, ByteBudget budget)
    {
        lock (_gate) budget.Return(bytes);
    }

    /// <summary>Ends the queue plainly.</summary>
    /// <returns>What nobody has taken.</returns>
    public List<(TItem Item, int Bytes)> Close()
    {
        lock (_gate)
        {
            List<(TItem, int)> left = [.. _entries.Select(static entry => (entry.Item, entry.Bytes))];
            _entries.Clear();
            _completed = true;
            WakeReader_NeedsLock();
            return left;
        }
    }

    /// <summary>Waits until there is an item, or the end.</summary>
    /// <returns>Whether there is an item; false after an end without a cause.</returns>
    /// <exception cref="Exception">The cause of the end.</exception>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task arrival;
            lock (_gate)
            {
                if (_entries.Count > 0 && !_hidesRest) return true;
                if (_completed) return _cause is null ? false : throw _cause;
                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _waiting.Task;
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the queue. Only the first end counts.</summary>
    /// <param name="cause">What the reader gets at the end, or null for a plain end.</param>
    /// <param name="discard">Whether the reader gets nothing any more; <see cref="Close"/> still returns what is left.</param>
    public void Complete(Exception? cause, bool discard)
    {
        lock (_gate)
        {
            if (_completed) return;
            _completed = true;
            _cause = cause;
            _hidesRest = discard;
            WakeReader_NeedsLock();
        }
    }

    private void WakeReader_NeedsLock()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }

    private readonly record struct Entry(TItem Item, int Bytes, ByteBudget Budget);
}
