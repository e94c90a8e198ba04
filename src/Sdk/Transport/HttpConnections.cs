using System.Net;

namespace TypedStreaming.Transport;

/// <summary>
/// The HTTP clients of one streaming client: one for the instance, one for the login host. Redirects are never followed,
/// because a token must not reach another host; cookies are kept by each session itself.
/// </summary>
internal sealed class HttpConnections : IDisposable
{
    public HttpConnections(StreamingClientOptions options)
    {
        Instance = CreateClient(options.HttpHandler);
        IsInstanceForeign = options.HttpHandler is not null;
        Login = CreateClient(options.LoginHttpHandler ?? options.HttpHandler);
    }

    public HttpClient Instance { get; }

    /// <summary>Whether requests to the instance can carry cookies with other characters than ASCII; .NET refuses that unless a handler is set up for it.</summary>
    public bool SendsAnyCookie => !IsInstanceForeign;

    /// <summary>Whether requests to the instance go through a handler of the program, which may not heed its cancellation.</summary>
    public bool IsInstanceForeign { get; }

    public HttpClient Login { get; }

    public void Dispose()
    {
        Instance.Dispose();
        Login.Dispose();
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
