namespace TypedStreaming.RabbitMq;

/// <summary>
/// The messages of a channel that have not been sent yet, or have been sent but not yet confirmed by the server. Their keys are the delivery numbers
/// that the server assigns, counted from 1. The object is thread-safe.
/// </summary>
internal sealed class Publications : IDisposable
{
    private readonly Dictionary<ulong, Publication> _open = [];
    private readonly Queue<Publication> _unsent = [];
    private readonly SemaphoreSlim _changes = new(0);
    private readonly Lock _gate = new();
    private ulong _oldest = 1;
    private ulong _next = 1;
    private Exception? _failure;

    /// <summary>The timestamp of the oldest call to publish that the server has not confirmed, or null if all calls are confirmed.</summary>
    public long? OldestCall
    {
        get
        {
            lock (_gate) return _open.Count == 0 ? null : _open[_oldest].CalledAt;
        }
    }

    /// <summary>Assigns the next delivery number to a message, and adds the message to the end of the queue of unsent messages.</summary>
    public void Add(Publication publication)
    {
        lock (_gate)
        {
            if (_failure is null)
            {
                _open.Add(_next++, publication);
                _unsent.Enqueue(publication);
                _changes.Release();
                return;
            }
        }

        publication.Fail(_failure);
    }

    /// <summary>Waits for the message that must be sent next.</summary>
    /// <returns>The publication, or null after a failure.</returns>
    public async ValueTask<Publication?> NextAsync()
    {
        await _changes.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        lock (_gate) return _failure is null ? _unsent.Dequeue() : null;
    }

    /// <summary>Completes the calls whose messages the server has confirmed.</summary>
    /// <param name="number">The number of a publication.</param>
    /// <param name="withEarlier">True if all earlier ones are confirmed too.</param>
    public void Confirm(ulong number, bool withEarlier)
    {
        lock (_gate)
        {
            for (var earlier = _oldest; withEarlier && earlier < Math.Min(number, _next); earlier++) End(earlier);
            End(number);
            while (_oldest < _next && !_open.ContainsKey(_oldest)) _oldest++;
        }
    }

    /// <summary>Fails all calls to publish that are not complete, and all later calls.</summary>
    public void Fail(Exception failure)
    {
        lock (_gate)
        {
            if (_failure is not null) return;
            _failure = failure;
            foreach (var publication in _open.Values) publication.Fail(failure);
            _open.Clear();
            _unsent.Clear();
            _changes.Release();
        }
    }

    public void Dispose() => _changes.Dispose();

    private void End(ulong number)
    {
        if (_open.Remove(number, out var publication)) publication.Stored.TrySetResult();
    }
}
