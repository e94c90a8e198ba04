namespace TypedStreaming.Tests.Faults;

/// <summary>A network that fails so many requests before they leave the machine, and counts those under way.</summary>
internal sealed class FailingNetwork() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private readonly Lock _gate = new();
    private Func<Exception>? _failure;
    private int _failures;
    private int _inFlight;

    /// <summary>How many requests have been sent and not been answered.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    public void FailNext(int requests, Func<Exception> failure)
    {
        lock (_gate) (_failures, _failure) = (requests, failure);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (TakeFailure() is { } failure) throw failure;
        Interlocked.Increment(ref _inFlight);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private Exception? TakeFailure()
    {
        lock (_gate) return _failures-- > 0 ? _failure!() : null;
    }
}
