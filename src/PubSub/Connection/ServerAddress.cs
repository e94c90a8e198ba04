namespace TypedStreaming.PubSub.Connection;

/// <summary>The address of the Pub/Sub API, and the proxy through which the client reaches it. Used in messages.</summary>
/// <param name="endpoint">The address.</param>
/// <param name="findProxy">
/// Returns the address of the proxy, or null if none is used. It is called for the first message that needs it, because it can run application code.
/// </param>
internal sealed class ServerAddress(Uri endpoint, Func<Uri?> findProxy)
{
    private readonly Lazy<Uri?> _proxy = new(findProxy, LazyThreadSafetyMode.PublicationOnly);

    public Uri Endpoint => endpoint;

    public Uri? Proxy => _proxy.Value;

    public string Host => $"{Endpoint.Host}:{Endpoint.Port}";

    /// <summary>
    /// The host to which the client connects first: the proxy, if there is one; otherwise, the server. The text never contains the proxy's password.
    /// </summary>
    public string Next => Proxy is null ? Host : $"the proxy {Proxy.Host}:{Proxy.Port}";

    /// <summary>The part of a message that identifies the proxy; empty if no proxy is used.</summary>
    public string Through => Proxy is null ? "" : $" through {Next}";

    public static ServerAddress Of(PubSubClientOptions options) => new(options.Endpoint, () => ProxyOf(options));

    private static Uri? ProxyOf(PubSubClientOptions options)
    {
        try
        {
            var proxy = options.HttpHandler switch
            {
                null => HttpClient.DefaultProxy,
                SocketsHttpHandler { UseProxy: true } own => own.Proxy ?? HttpClient.DefaultProxy,
                _ => null,
            };
            return proxy?.IsBypassed(options.Endpoint) == false ? proxy.GetProxy(options.Endpoint) : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null; // The connection asks for the proxy too, and its failure says why there is none.
        }
    }
}
