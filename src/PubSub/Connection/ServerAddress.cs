namespace TypedStreaming.PubSub.Connection;

/// <summary>The address of the Pub/Sub API, and the proxy through which the client reaches it. Used in messages.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Proxy">The address of the proxy, or null if none is used.</param>
internal sealed record ServerAddress(Uri Endpoint, Uri? Proxy)
{
    public string Host => $"{Endpoint.Host}:{Endpoint.Port}";

    /// <summary>
    /// The host to which the client connects first: the proxy, if there is one; otherwise, the server. The text never contains the proxy's password.
    /// </summary>
    public string Next => Proxy is null ? Host : $"the proxy {Proxy.Host}:{Proxy.Port}";

    /// <summary>The part of a message that identifies the proxy; empty if no proxy is used.</summary>
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
