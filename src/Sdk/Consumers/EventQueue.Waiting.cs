using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace TypedStreaming.Consumers;

/// <summary>Waiting for events, for the end, and (the poll loop) for room.</summary>
internal sealed partial class EventQueue<T> : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _arrival = new() { RunContinuationsAsynchronously = true };
    private bool _isWaiting;
    private bool _isCompleted;
    private volatile bool _hidesRest;
    private Exception? _cause;
    private RoomSignal? _roomSignal;

    /// <summary>Whether the reader is to get nothing any more, whatever waits.</summary>
    public bool HidesRest => _hidesRest;

    /// <summary>Lets a new consumer of the name go on.</summary>
    public void Reopen()
    {
        lock (_gate) (_isCompleted, _hidesRest, _cause) = (false, false, null);
    }

    /// <summary>Ends the queue for its present consumer. Only the first end counts.</summary>
    /// <param name="cause">What the reader gets at the end, or null for a plain end.</param>
    /// <param name="discard">Whether what waits is kept from the reader.</param>
    public void Complete(Exception? cause, bool discard)
    {
        lock (_gate)
        {
            if (_isCompleted) return;
            (_isCompleted, _hidesRest, _cause) = (true, discard, cause);
            WakeReader_NeedsLock();
        }
    }

    /// <summary>Waits until there is something to take, or the end.</summary>
    /// <returns>Whether there is; false after an end without a cause.</returns>
    /// <exception cref="Exception">The cause of the end.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        ReturnBytes();
        SignalRoom(); // The poll loop may wait until all is taken, and what is taken may stay out.
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

    /// <summary>Makes the room that was gained by acknowledging in order. For the reader.</summary>
    public void Flush() => ReturnBytes();

    /// <summary>Asks for one signal. For the poll loop.</summary>
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
        lock (_gate) WakeReader_NeedsLock();
    }

    private void WakeReader_NeedsLock()
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
