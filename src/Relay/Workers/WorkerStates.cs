using System.Runtime.CompilerServices;

namespace TypedStreaming.Relay.Workers;

/// <summary>Stores the current state of a worker, and reports changes to this state.</summary>
internal sealed class WorkerStates
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private StateChange _current;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkerStates(TimeProvider time)
    {
        _time = time;
        _current = new StateChange { State = ClientState.Stopped, Previous = ClientState.Stopped, At = time.GetUtcNow() };
    }

    public ClientState State
    {
        get
        {
            lock (_gate) return _current.State;
        }
    }

    /// <returns>The state before the change.</returns>
    public ClientState Change(ClientState state, StreamingException? cause = null)
    {
        TaskCompletionSource changed;
        ClientState previous;
        lock (_gate)
        {
            previous = _current.State;
            if (previous == state && cause is null) return previous;
            _current = new StateChange
            {
                State = state, Previous = previous, At = _time.GetUtcNow(), Cause = cause, LastCause = cause ?? _current.LastCause,
            };
            (changed, _next) = (_next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
        return previous;
    }

    /// <summary>
    /// Yields the current state of the worker, and then each new state. If the state changes several times before it is read, only the last
    /// state is yielded.
    /// </summary>
    public async IAsyncEnumerable<StateChange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            StateChange current;
            Task next;
            lock (_gate) (current, next) = (_current, _next.Task);
            yield return current;
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
