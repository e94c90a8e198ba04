using System.Diagnostics.CodeAnalysis;

namespace TypedStreaming.Watching;

/// <summary>
/// A queue of limited size. The poll loop adds items without waiting, and one reader takes them. After the queue has ended, the reader gets the
/// remaining items (unless they were discarded), and then the exception that caused the end.
/// </summary>
/// <param name="limit">The size that the queue may have. One item that is larger is accepted if the queue is empty.</param>
internal sealed class BoundedQueue<TItem>(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<(TItem Item, int Size)> _entries = new();
    private TaskCompletionSource? _waiting;
    private long _held;
    private bool _completed;
    private Exception? _cause;

    /// <summary>Adds an item, if the queue has free space for it.</summary>
    /// <returns>False if the queue is full. After the end, items are dropped and the result is true.</returns>
    public bool TryPut(TItem item, int size)
    {
        lock (_gate)
        {
            if (_completed) return true;
            if (_held > 0 && _held + size > limit) return false;
            _held += size;
            _entries.Enqueue((item, size));
            WakeReaderUnderLock();
            return true;
        }
    }

    /// <summary>Takes the oldest item from the queue, if there is one.</summary>
    public bool TryTake([MaybeNullWhen(false)] out TItem item)
    {
        lock (_gate)
        {
            var found = _entries.TryDequeue(out var entry);
            (item, _held) = (entry.Item, _held - entry.Size);
            return found;
        }
    }

    /// <summary>Waits for an item, or for the end of the queue.</summary>
    /// <returns>True if there is an item; false if the queue ended without a cause.</returns>
    /// <exception cref="Exception">The cause of the end, if there is one.</exception>
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

    /// <summary>Ends the queue. Only the first call has an effect.</summary>
    /// <param name="cause">The exception that the reader gets at the end, or null for a normal end.</param>
    /// <param name="discard">True to discard the remaining items.</param>
    public void Complete(Exception? cause, bool discard)
    {
        lock (_gate)
        {
            if (_completed) return;
            (_completed, _cause) = (true, cause);
            if (discard) _entries.Clear();
            WakeReaderUnderLock();
        }
    }

    private void WakeReaderUnderLock()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }
}
