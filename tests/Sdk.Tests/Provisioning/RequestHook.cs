namespace TypedStreaming.Tests.Provisioning;

/// <summary>Runs code of a test before a request is sent to the org.</summary>
internal sealed class RequestHook() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    public Action<HttpRequestMessage> Before { get; set; } = static _ => { };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Before(request);
        return base.SendAsync(request, cancellationToken);
    }
}
