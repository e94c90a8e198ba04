using System.Net;

namespace TypedStreaming.Transport;

/// <summary>
/// The HTTP clients of one streaming client: one for the instance and one for the login host. Redirects are never followed, because a token
/// must not reach another host. Cookies are not shared, because each session has its own.
/// </summary>
internal sealed class HttpClients : IDisposable
{
    private readonly bool _ownsLogin;

    public HttpClients(StreamingClientOptions options)
    {
        IsInstanceForeign = options.HttpHandler is not null;
        _ownsLogin = !IsInstanceForeign && options.LoginHttpHandler is null;
        Instance = CreateClient(options.HttpHandler);
        Login = CreateClient(options.LoginHttpHandler ?? options.HttpHandler);
    }

    public HttpClient Instance { get; }

    /// <summary>
    /// True if requests to the instance can contain cookies with non-ASCII characters. By default .NET refuses such cookies; the SDK's own
    /// handler is configured to allow them.
    /// </summary>
    public bool SendsAnyCookie => !IsInstanceForeign;

    /// <summary>True if requests to the instance use the application's HTTP handler, which may ignore cancellation.</summary>
    public bool IsInstanceForeign { get; }

    public HttpClient Login { get; }

    /// <summary>
    /// Disposes the SDK's own HTTP handlers. An HTTP client with the application's handler is not disposed, because its pending requests were already
    /// cancelled by their own tokens. Disposing it would only run application code, which may block.
    /// </summary>
    public void Dispose()
    {
        if (!IsInstanceForeign) Instance.Dispose();
        if (_ownsLogin) Login.Dispose();
    }

    private static HttpClient CreateClient(HttpMessageHandler? ofUser) =>
        new(ofUser ?? CreateHandler(), disposeHandler: ofUser is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

    private static SocketsHttpHandler CreateHandler() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        RequestHeaderEncodingSelector = static (name, _) => name == CookieJar.HeaderName ? CookieJar.Encoding : null,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
    };
}
