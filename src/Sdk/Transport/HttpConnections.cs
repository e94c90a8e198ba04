using System.Net;

namespace TypedStreaming.Transport;

/// <summary>
/// The HTTP clients of one streaming client: one for the instance, one for the login host. Redirects are never followed,
/// because a token must not reach another host; cookies are kept by each session itself.
/// </summary>
internal sealed class HttpConnections : IDisposable
{
    private readonly bool _ownsLogin;

    public HttpConnections(StreamingClientOptions options)
    {
        IsInstanceForeign = options.HttpHandler is not null;
        _ownsLogin = !IsInstanceForeign && options.LoginHttpHandler is null;
        Instance = CreateClient(options.HttpHandler);
        Login = CreateClient(options.LoginHttpHandler ?? options.HttpHandler);
    }

    public HttpClient Instance { get; }

    /// <summary>Whether requests to the instance can carry cookies with other characters than ASCII; .NET refuses that unless a handler is set up for it.</summary>
    public bool SendsAnyCookie => !IsInstanceForeign;

    /// <summary>Whether requests to the instance go through a handler of the program, which may not heed its cancellation.</summary>
    public bool IsInstanceForeign { get; }

    public HttpClient Login { get; }

    /// <summary>
    /// Lets go of our own handlers. A client over a handler of the program's owns nothing but the cancellation of its pending requests, each
    /// of which has been cancelled by its own token; here that would run the program's code, which may block.
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
