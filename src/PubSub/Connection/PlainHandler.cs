namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Hides the type of an HTTP handler from the gRPC library. If the library finds a <see cref="SocketsHttpHandler"/>, it opens the connections itself,
/// which fails if an HTTP proxy is needed. The library would also delay its attempts, in addition to the client's own delays.
/// </summary>
internal sealed class PlainHandler(HttpMessageHandler inner, bool owned) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _inner = new(inner, disposeHandler: owned);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => _inner.Send(request, cancellationToken);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _inner.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
