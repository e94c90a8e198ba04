namespace TypedStreaming.Tests.Fixtures;

/// <summary>A network that counts how many requests are under way, and remembers the most.</summary>
internal sealed class CrowdedNetwork(HttpMessageHandler? inner = null)
    : DelegatingHandler(inner ?? new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private readonly Lock _gate = new();
    private int _underWay;

    public int Most { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate) Most = Math.Max(Most, ++_underWay);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            lock (_gate) _underWay--;
        }
    }
}
