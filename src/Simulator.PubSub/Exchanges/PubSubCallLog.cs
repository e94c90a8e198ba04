using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.PubSub;

/// <summary>The calls to a <see cref="SimulatedPubSub"/> in the order of their arrival, including calls that have not ended. Thread-safe.</summary>
public sealed class PubSubCallLog
{
    private readonly Lock _gate = new();
    private readonly Queue<PubSubCall> _newest = [];
    private readonly List<OpenStream> _streams = [];
    private readonly Dictionary<string, int> _peaks = new(StringComparer.Ordinal);
    private readonly int[] _counts = new int[Enum.GetValues<PubSubRpc>().Length];
    private readonly ConditionWaiters _waiters = new();
    private readonly int _capacity;
    private readonly TimeProvider _time;
    private long _lastNumber;
    private int _peak;
    private long _turn;

    internal PubSubCallLog(int capacity, TimeProvider time) => (_capacity, _time) = (capacity, time);

    /// <summary>The number of subscriptions (streams of events) that are currently open.</summary>
    public int OpenStreams
    {
        get
        {
            lock (_gate) return _streams.Count;
        }
    }

    /// <summary>The highest number of subscriptions (streams of events) that were open at the same time.</summary>
    public int PeakOpenStreams
    {
        get
        {
            lock (_gate) return _peak;
        }
    }

    /// <summary>Returns the number of currently open subscriptions (streams of events) to a topic.</summary>
    /// <param name="topic">The topic, such as <c>/event/Order__e</c>.</param>
    /// <returns>The number, without streams that the client has left.</returns>
    public int OpenStreamsOf(string topic)
    {
        lock (_gate) return _streams.Count(stream => stream.Call.Subject == topic);
    }

    /// <summary>Returns the highest number of subscriptions (streams of events) to a topic that were open at the same time.</summary>
    /// <param name="topic">The topic, such as <c>/event/Order__e</c>.</param>
    /// <returns>
    /// The number since the start. It stays 1 if a client ends its old stream before it opens another one: the old one counts only if a request or a
    /// response passes on it after the other one was opened.
    /// </returns>
    public int PeakOpenStreamsOf(string topic)
    {
        lock (_gate) return _peaks.GetValueOrDefault(topic);
    }

    /// <summary>Returns the calls of one kind that the log currently contains. The oldest call comes first.</summary>
    /// <param name="rpc">The kind. The default is every kind.</param>
    /// <returns>A list that later calls do not change; its calls change until they have ended.</returns>
    public IReadOnlyList<PubSubCall> Snapshot(PubSubRpc rpc = PubSubRpc.Any)
    {
        lock (_gate) return [.. _newest.Where(call => rpc == PubSubRpc.Any || call.Rpc == rpc)];
    }

    /// <summary>Returns the number of calls of one kind that have arrived, including calls that the log no longer contains.</summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means all kinds.</param>
    /// <returns>The number since the start.</returns>
    public int Count(PubSubRpc rpc)
    {
        lock (_gate) return CountCore(rpc);
    }

    /// <summary>Waits until at least <paramref name="count"/> calls of the given kind have arrived since the simulator was started.</summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means all kinds.</param>
    /// <param name="count">The number to reach.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the number is reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the number was reached.</exception>
    public Task WaitForAsync(PubSubRpc rpc, int count, CancellationToken cancellationToken = default)
    {
        lock (_gate) return _waiters.WaitAsync(() => CountCore(rpc) >= count, cancellationToken);
    }

    /// <summary>
    /// Waits until a call of the given kind meets a condition, for example until it has ended or has requested a certain number of events.
    /// </summary>
    /// <param name="rpc">The kind; <see cref="PubSubRpc.Any"/> means all kinds.</param>
    /// <param name="condition">The condition. It is checked after every change of a call in the log, and must not call the org.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the condition is true.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the condition was true.</exception>
    public Task WaitForAsync(PubSubRpc rpc, Func<PubSubCall, bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        lock (_gate)
        {
            return _waiters.WaitAsync(
                () => _newest.Any(call => (rpc == PubSubRpc.Any || call.Rpc == rpc) && condition(call)), cancellationToken);
        }
    }

    /// <summary>Waits until exactly <paramref name="count"/> subscriptions (streams of events) are open.</summary>
    /// <param name="count">The exact number to reach.</param>
    /// <param name="topic">The topic whose streams count. Null, the default, means all topics.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the number is reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the number was reached.</exception>
    public Task WaitForOpenStreamsAsync(int count, string? topic = null, CancellationToken cancellationToken = default)
    {
        lock (_gate) return _waiters.WaitAsync(() => _streams.Count(stream => topic is null || stream.Call.Subject == topic) == count, cancellationToken);
    }

    internal PubSubCall Begin(PubSubRpc rpc, IReadOnlyDictionary<string, string> metadata)
    {
        lock (_gate)
        {
            PubSubCall? call = null;
            call = new PubSubCall(++_lastNumber, rpc, _time.GetUtcNow(), metadata, isUse => Update(call!, isUse));
            _counts[(int)rpc]++;
            _newest.Enqueue(call);
            if (_newest.Count > _capacity) _newest.Dequeue();
            _waiters.Recheck();
            return call;
        }
    }

    internal void Close()
    {
        lock (_gate) _waiters.Close();
    }

    private void Update(PubSubCall call, bool isUse)
    {
        lock (_gate)
        {
            var known = _streams.Find(stream => stream.Call == call);
            if (call.IsOpenStream && known is null) Open(call);
            else if (!call.IsOpenStream && known is not null) _streams.Remove(known);
            else if (known is not null && isUse) Use(known);
            _waiters.Recheck();
        }
    }

    private void Open(PubSubCall call)
    {
        var stream = new OpenStream(call, ++_turn);
        _streams.Add(stream);
        _peak = Math.Max(_peak, _streams.Count);
        Use(stream);
    }

    // An older stream that was not used since this one was opened can be one that the client has left, without the web server having said so.
    private void Use(OpenStream stream)
    {
        stream.LastUse = ++_turn;
        var topic = stream.Call.Subject ?? "";
        var sideBySide = _streams.Count(other => other.Call.Subject == topic && (other == stream || other.LastUse > stream.OpenedAt));
        _peaks[topic] = Math.Max(_peaks.GetValueOrDefault(topic), sideBySide);
    }

    private int CountCore(PubSubRpc rpc) => rpc == PubSubRpc.Any ? _counts.Sum() : _counts[(int)rpc];

    private sealed class OpenStream(PubSubCall call, long openedAt)
    {
        public PubSubCall Call { get; } = call;

        public long OpenedAt { get; } = openedAt;

        public long LastUse { get; set; }
    }
}
