namespace WebFeed;

/// <summary>
/// The connection of one browser. It ends when the browser disconnects, when the program stops, or when the browser is too slow.
/// </summary>
internal sealed class BrowserConnection : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _ending;

    /// <param name="context">The browser's request. Its token becomes that of the connection, so that a write ends with it too.</param>
    /// <param name="limit">The time that one write may take.</param>
    /// <param name="time">The clock of the limit.</param>
    /// <param name="stopping">Is cancelled when the program stops.</param>
    public BrowserConnection(HttpContext context, TimeSpan limit, TimeProvider time, CancellationToken stopping)
    {
        _limit = limit;
        _deadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, _deadline.Token);
        context.RequestAborted = _ending.Token;
    }

    public CancellationToken Ending => _ending.Token;

    public bool IsTooSlow => _deadline.IsCancellationRequested;

    /// <summary>Starts the time limit of a write. Disposing the result ends the time limit.</summary>
    public Write BeginWrite()
    {
        _deadline.CancelAfter(_limit);
        return new Write(_deadline);
    }

    public void Dispose()
    {
        _ending.Dispose();
        _deadline.Dispose();
    }

    /// <summary>A write that is running and has a time limit.</summary>
    internal readonly struct Write(CancellationTokenSource deadline) : IDisposable
    {
        public void Dispose() => deadline.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
