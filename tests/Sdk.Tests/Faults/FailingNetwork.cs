namespace TypedStreaming.Tests.Faults;

/// <summary>A network that fails a number of requests before they leave the machine, and counts those that are running.</summary>
internal sealed class FailingNetwork() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private readonly Lock _gate = new();
    private Func<Exception>? _failure;
    private readonly List<(int Count, TaskCompletionSource Seen)> _waiters = [];
    private int _failures;
    private int _inFlight;

    /// <summary>The number of requests that were sent and not yet answered.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Waits until exactly that many are running.</summary>
    public Task WhenInFlightAsync(int count)
    {
        lock (_gate)
        {
            if (_inFlight == count) return Task.CompletedTask;
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, seen));
            return seen.Task;
        }
    }

    public void FailNext(int requests, Func<Exception> failure)
    {
        lock (_gate) (_failures, _failure) = (requests, failure);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (TakeFailure() is { } failure) throw failure;
        Count(1);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Count(-1);
        }
    }

    private void Count(int by)
    {
        lock (_gate)
        {
            _inFlight += by;
            foreach (var (_, seen) in _waiters.Where(waiter => waiter.Count == _inFlight)) seen.TrySetResult();
            _waiters.RemoveAll(waiter => waiter.Count == _inFlight);
        }
    }

    private Exception? TakeFailure()
    {
        lock (_gate) return _failures-- > 0 ? _failure!() : null;
    }
}
