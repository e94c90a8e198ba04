using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator;

/// <summary>
/// The requests to a <see cref="SimulatedOrg"/> in the order of their arrival, including requests that are not answered yet. Thread-safe.
/// </summary>
/// <remarks>A response is added to the log before its first byte is sent.</remarks>
public sealed class ExchangeLog
{
    private readonly Lock _gate = new();
    private readonly Queue<Exchange> _newest = [];
    private readonly int[] _counts = new int[Enum.GetValues<RequestKind>().Length];
    private readonly ConditionWaiters _waiters = new();
    private readonly int _capacity;
    private long _lastNumber;

    internal ExchangeLog(int capacity) => _capacity = capacity;

    /// <summary>Returns the requests that the log currently contains, with their responses. The oldest request comes first.</summary>
    /// <returns>A copy that later requests do not change.</returns>
    public IReadOnlyList<Exchange> Snapshot()
    {
        lock (_gate) return [.. _newest];
    }

    /// <summary>
    /// Returns the requests of one kind that the log currently contains, with their responses. The oldest request comes first.
    /// </summary>
    /// <param name="kind">The kind; <see cref="RequestKind.Any"/> means all kinds.</param>
    /// <returns>A copy that later requests do not change.</returns>
    public IReadOnlyList<Exchange> Snapshot(RequestKind kind) =>
        kind == RequestKind.Any ? Snapshot() : [.. Snapshot().Where(exchange => exchange.Kind == kind)];

    /// <summary>Returns the number of requests of one kind that have arrived, including requests that the log no longer contains.</summary>
    /// <param name="kind">The kind; <see cref="RequestKind.Any"/> means all kinds.</param>
    /// <returns>The number since the org was started.</returns>
    public int Count(RequestKind kind)
    {
        lock (_gate) return CountCore(kind);
    }

    /// <summary>Waits until at least <paramref name="count"/> requests of the given kind have arrived since the org was started.</summary>
    /// <param name="kind">The kind; <see cref="RequestKind.Any"/> means all kinds.</param>
    /// <param name="count">The number to reach.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the number is reached.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before the number was reached.</exception>
    public Task WaitForAsync(RequestKind kind, int count, CancellationToken cancellationToken = default)
    {
        lock (_gate) return _waiters.WaitAsync(() => CountCore(kind) >= count, cancellationToken);
    }

    internal Exchange Begin(Func<long, Exchange> create)
    {
        lock (_gate)
        {
            var exchange = create(++_lastNumber);
            _counts[(int)exchange.Kind]++;
            _newest.Enqueue(exchange);
            if (_newest.Count > _capacity) _newest.Dequeue();
            _waiters.Recheck();
            return exchange;
        }
    }

    internal void Close()
    {
        lock (_gate) _waiters.Close();
    }

    private int CountCore(RequestKind kind) => kind == RequestKind.Any ? _counts.Sum() : _counts[(int)kind];
}
