using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using TypedStreaming.PubSub.Tests.Fixtures;

namespace TypedStreaming.PubSub.Tests.Connection;

/// <summary>TLS, and HTTP proxies between the client and the Pub/Sub API.</summary>
public sealed class ProxyTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit)]
    public async Task Streams_over_TLS_through_a_proxy()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var front = new TlsFront(test.PubSub.Url);
        await using var proxy = new ConnectProxy();
        using var handler = HandlerWith(proxy.Proxy);
        await using var client = test.MakeClient(options => (options.Endpoint, options.HttpHandler) = (front.Url, handler));
        await test.PublishAsync(3);
        Assert.Equal([1, 2, 3], await TakenEvents.NumbersAsync(client.Events<LowInk>(new EventsOptions { From = ReplayFrom.Earliest }, Token), 3));
        Assert.Equal(1, proxy.Tunnels);
    }

    [Fact(Timeout = Limit)]
    public async Task Names_the_refusal_of_a_proxy()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var front = new TlsFront(test.PubSub.Url);
        await using var proxy = new ConnectProxy(refuses: true);
        using var handler = HandlerWith(proxy.Proxy);
        await using var client = test.MakeClient(options => (options.Endpoint, options.HttpHandler) = (front.Url, handler));
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await client.Events<LowInk>(cancellationToken: Token).FirstAsync(Token));
        Assert.Equal(StreamingError.Transport, failure.Error);
        Assert.Contains("407", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task Refuses_a_certificate_that_nobody_trusts()
    {
        await using var test = await PubSubOrg.StartAsync();
        await using var front = new TlsFront(test.PubSub.Url);
        await using var client = test.MakeClient(options => options.Endpoint = front.Url);
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await client.Events<LowInk>(cancellationToken: Token).FirstAsync(Token));
        Assert.Equal(StreamingError.Transport, failure.Error);
        Assert.Contains("SSL", failure.Message, StringComparison.Ordinal);
    }

    [SuppressMessage("Security", "CA5359", Justification = "The certificate of the test is made for the test.")]
    private static SocketsHttpHandler HandlerWith(IWebProxy proxy) => new()
    {
        Proxy = proxy,
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
    };
}
