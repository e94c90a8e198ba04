using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Watching;

/// <summary>
/// What was offered and is not yet taken, bounded in size. The poll loop puts, and never waits; one reader takes. After
/// the end the reader gets what is left, unless it was discarded, and then the cause.
/// </summary>
/// <param name="limit">How much it may hold. A single item that is larger fits when nothing else is held.</param>
internal sealed class BoundedQueue<TItem>(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<(TItem Item, int Size)> _entries = new();
    private TaskCompletionSource? _waiting;
    private long _held;
    private bool _completed;
    private Exception? _cause;

    /// <summary>Puts an item in.</summary>
    /// <returns>Whether it fitted. After the end, items are dropped as if they fitted.</returns>
    public bool TryPut(TItem item, int size)
    {
        lock (_gate)
        {
            if (_completed) return true;
            if (_held > 0 && _held + size > limit) return false;
            _held += size;
            _entries.Enqueue((item, size));
            WakeReader_NeedsLock();
            return true;
        }
    }

    /// <summary>Takes the oldest item, if there is one.</summary>
    public bool TryTake([MaybeNullWhen(false)] out TItem item)
    {
        lock (_gate)
        {
            var found = _entries.TryDequeue(out var entry);
            (item, _held) = (entry.Item, _held - entry.Size);
            return found;
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
                if (_entries.Count > 0) return true;
                if (_completed) return _cause is null ? false : throw _cause;
                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _waiting.Task;
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the queue. Only the first end counts.</summary>
    /// <param name="cause">What the reader gets at the end, or null for a plain end.</param>
    /// <param name="discard">Whether the reader gets nothing of what is left.</param>
    public void Complete(Exception? cause, bool discard)
    {
        lock (_gate)
        {
            if (_completed) return;
            (_completed, _cause) = (true, cause);
            if (discard) _entries.Clear();
            WakeReader_NeedsLock();
        }
    }

    private void WakeReader_NeedsLock()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }
}
