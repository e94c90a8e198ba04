using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace TypedStreaming.Session;

/// <summary>
/// The inbox of a session's loop. Only the loop reads it; any thread can add an entry. If the loop is waiting for an entry, it continues on a
/// thread-pool thread or, if the sender allows this, on the sender's thread. The inbox has no limit, because it holds at most one part of each
/// response and some commands, but never events.
/// </summary>
internal sealed class SessionInbox : IValueTaskSource<ISessionInput>
{
    private readonly Lock _gate = new();
    private readonly Queue<ISessionInput> _entries = new();
    private ManualResetValueTaskSourceCore<bool> _arrived;
    private bool _isWaiting;
    private bool _isClosed;

    /// <summary>Adds an entry.</summary>
    /// <param name="input">The entry.</param>
    /// <param name="continuesHere">
    /// True if the loop can handle the entry during this call. A response is posted in this way, because another thread costs as much time as the
    /// response itself. The sender must hold no lock, and must not be application code.
    /// </param>
    /// <returns>False if the inbox is closed.</returns>
    public bool TryPost(ISessionInput input, bool continuesHere)
    {
        lock (_gate)
        {
            if (_isClosed) return false;
            _entries.Enqueue(input);
            if (!_isWaiting) return true;
            _isWaiting = false;
        }

        _arrived.RunContinuationsAsynchronously = !continuesHere;
        _arrived.SetResult(true);
        return true;
    }

    /// <summary>Waits for the next entry. Only one wait can be pending at a time.</summary>
    public ValueTask<ISessionInput> ReadAsync()
    {
        lock (_gate)
        {
            if (_entries.TryDequeue(out var next)) return new ValueTask<ISessionInput>(next);
            _arrived.Reset();
            _isWaiting = true;
            return new ValueTask<ISessionInput>(this, _arrived.Version);
        }
    }

    public bool TryRead([MaybeNullWhen(false)] out ISessionInput input)
    {
        lock (_gate) return _entries.TryDequeue(out input);
    }

    /// <summary>Closes the inbox for new entries. Existing entries can still be read.</summary>
    public void Close()
    {
        lock (_gate) _isClosed = true;
    }

    ISessionInput IValueTaskSource<ISessionInput>.GetResult(short token)
    {
        _arrived.GetResult(token);
        lock (_gate) return _entries.Dequeue();
    }

    ValueTaskSourceStatus IValueTaskSource<ISessionInput>.GetStatus(short token) => _arrived.GetStatus(token);

    void IValueTaskSource<ISessionInput>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _arrived.OnCompleted(continuation, state, token, flags);
}
