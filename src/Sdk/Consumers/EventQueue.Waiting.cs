using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace TypedStreaming.Consumers;

/// <summary>
/// The members of the queue that wait for a change to the queue. The reader waits for events and for the end of the queue; the poll loop waits for
/// free space.
/// </summary>
internal sealed partial class EventQueue<T> : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _arrival = new() { RunContinuationsAsynchronously = true };
    private bool _isWaiting;
    private bool _isCompleted;
    private volatile bool _hidesRest;
    private Exception? _cause;
    private RoomSignal? _roomSignal;

    /// <summary>True if the reader will not get any more events, although some may still be queued.</summary>
    public bool HidesRest => _hidesRest;

    /// <summary>Reopens the queue for a new consumer with the same name.</summary>
    public void Reopen()
    {
        lock (_gate) (_isCompleted, _hidesRest, _cause) = (false, false, null);
    }

    /// <summary>Ends the queue for its current consumer. Only the first call has an effect.</summary>
    /// <param name="cause">The exception that the reader gets at the end, or null for a normal end.</param>
    /// <param name="discard">True if queued events are withheld from the reader.</param>
    public void Complete(Exception? cause, bool discard)
    {
        lock (_gate)
        {
            if (_isCompleted) return;
            (_isCompleted, _hidesRest, _cause) = (true, discard, cause);
            WakeReaderUnderLock();
        }
    }

    /// <summary>Waits until the queue contains an event or has ended.</summary>
    /// <returns>True if there is an event; false if the queue ended without a cause.</returns>
    /// <exception cref="Exception">The cause of the end, if there is one.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        ReturnBytes();
        SignalRoom(); // The poll loop may wait until all events are taken, even if they stay unacknowledged.
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ValueTask arrival;
            lock (_gate)
            {
                if (_taken < _published && !_hidesRest) return true;
                if (_isCompleted) return _cause is null ? false : throw _cause;
                _arrival.Reset();
                _isWaiting = true;
                arrival = new ValueTask(this, _arrival.Version);
            }

            var registration = cancellationToken.UnsafeRegister(static queue => ((EventQueue<T>)queue!).Wake(), this);
            await using (registration.ConfigureAwait(false)) await arrival.ConfigureAwait(false);
        }
    }

    /// <summary>Releases the memory of entries that were acknowledged in order. The reader calls this method.</summary>
    public void Flush() => ReturnBytes();

    /// <summary>Registers a callback that is called once, when the queue has free space. The poll loop calls this method.</summary>
    public void WhenRoom(RoomSignal signal)
    {
        Volatile.Write(ref _roomSignal, signal);
        SignalRoom();
    }

    void IValueTaskSource.GetResult(short token) => _arrival.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _arrival.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _arrival.OnCompleted(continuation, state, token, flags);

    private void Wake()
    {
        lock (_gate) WakeReaderUnderLock();
    }

    private void WakeReaderUnderLock()
    {
        if (!_isWaiting) return;
        _isWaiting = false;
        _arrival.SetResult(true);
    }

    private void SignalRoom()
    {
        if (Volatile.Read(ref _roomSignal) is not { } signal || !signal.Holds(Bytes, IsTaken)) return;
        if (Interlocked.CompareExchange(ref _roomSignal, null, signal) == signal) signal.Give();
    }
}
