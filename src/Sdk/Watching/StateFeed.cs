using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TypedStreaming.Watching;

/// <summary>
/// The public state of a client, and the readers of its changes. Only the state of the client's newest run is reported, because a run that is still
/// disconnecting must not hide the state of a later run.
/// </summary>
internal sealed class StateFeed(TimeProvider time)
{
    private const int LongestBacklog = 1000;

    private readonly Lock _gate = new();
    private ImmutableArray<BoundedQueue<StateChange>> _watchers = [];
    private bool _closed;
    private object? _newest;
    private StateChange _last = new() { State = ClientState.Stopped, Previous = ClientState.Stopped, At = time.GetUtcNow() };

    /// <summary>
    /// The last change in the client's state. Its <see cref="StateChange.LastCause"/> may be a failure that happened after the change.
    /// </summary>
    public StateChange Last
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    public void Begin(object run)
    {
        lock (_gate) _newest = run;
    }

    public void Change(object run, ClientState state, StreamingException? cause, TimeSpan? delay)
    {
        lock (_gate)
        {
            if (run != _newest) return;
            if (cause is not null && cause != _last.LastCause) _last = _last with { LastCause = cause };
            if (state == _last.State && delay is null) return;
            _last = new StateChange
            {
                State = state,
                Previous = _last.State,
                At = time.GetUtcNow(),
                Cause = cause,
                LastCause = _last.LastCause,
                Delay = delay,
            };
            foreach (var watcher in _watchers) Offer(watcher, _last);
        }
    }

    /// <summary>Starts watching the client's state. The first item is the current state.</summary>
    public BoundedQueue<StateChange> Watch()
    {
        lock (_gate)
        {
            var queue = new BoundedQueue<StateChange>(LongestBacklog);
            Offer(queue, _last with { Previous = _last.State });
            if (_closed) queue.Complete(null, discard: false);
            _watchers = _watchers.Add(queue);
            return queue;
        }
    }

    public void Unwatch(BoundedQueue<StateChange> queue)
    {
        lock (_gate) _watchers = _watchers.Remove(queue);
    }

    /// <summary>Yields the current state and then each change, until the client is disposed.</summary>
    public async IAsyncEnumerable<StateChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Watch();
        try
        {
            while (await changes.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (changes.TryTake(out var change)) yield return change;
            }
        }
        finally
        {
            Unwatch(changes);
        }
    }

    /// <summary>Ends all readers, because the client is disposed and no further changes will follow.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var watcher in _watchers) watcher.Complete(null, discard: false);
        }
    }

    private static void Offer(BoundedQueue<StateChange> queue, StateChange change)
    {
        if (queue.TryPut(change, 1)) return;
        var tooSlow = new StreamingException(
            StreamingError.ConsumerTooSlow, $"The reader of StateChanges() is too slow: more than {LongestBacklog} changes are queued. Consume changes faster, or start a new enumeration.");
        queue.Complete(tooSlow, discard: false);
    }
}
