namespace TypedStreaming.PubSub.Connection;

/// <summary>The address of the Pub/Sub API and the proxy before it, for messages.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Proxy">The address of the proxy, or null if none is used.</param>
internal sealed record ServerAddress(Uri Endpoint, Uri? Proxy)
{
    public string Host => $"{Endpoint.Host}:{Endpoint.Port}";

    /// <summary>The next host on the way. A password of the proxy is not part of the text.</summary>
    public string Next => Proxy is null ? Host : $"the proxy {Proxy.Host}:{Proxy.Port}";

    /// <summary>Words that name the proxy; empty without a proxy.</summary>
    public string Through => Proxy is null ? "" : $" through {Next}";

    public static ServerAddress Of(PubSubClientOptions options)
    {
        var proxy = options.HttpHandler switch
        {
            null => HttpClient.DefaultProxy,
            SocketsHttpHandler { UseProxy: true } own => own.Proxy ?? HttpClient.DefaultProxy,
            _ => null,
        };
        return new ServerAddress(options.Endpoint, proxy?.IsBypassed(options.Endpoint) == false ? proxy.GetProxy(options.Endpoint) : null);
    }
}
