using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Tests.Fixtures;

namespace TypedStreaming.PubSub.Tests.Connection;

/// <summary>The messages for a server, a proxy or a network that gives no connection to the Pub/Sub API.</summary>
public sealed class ConnectionFailuresTests
{
    private const int Limit = 30_000;
    private const string NoConnection = "There is no connection to the Pub/Sub API for /event/Low_Ink__e: ";

    private static readonly ServerAddress Direct = new(new Uri("https://api.example:7443"), static () => null);
    private static readonly ServerAddress Proxied = new(Direct.Endpoint, static () => new Uri("http://user:secret@proxy.example:3128"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")]
    public async Task A_server_without_HTTP_2_is_named(string answer)
    {
        var message = await MessageOfAsync(answer);
        Assert.StartsWith(NoConnection + "127.0.0.1:", message, StringComparison.Ordinal);
        Assert.Contains(" sent no HTTP/2 response. Check PubSubClientOptions.Endpoint. If a proxy ", message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_port_that_nobody_serves_is_named()
    {
        await using var test = await PubSubOrg.StartAsync();
        var address = test.PubSub.Url;
        await test.PubSub.DisposeAsync();
        var message = await FailureAsync(test.Client);
        Assert.StartsWith($"{NoConnection}127.0.0.1:{address.Port} cannot be reached: Connection refused", message, StringComparison.Ordinal);
        Assert.DoesNotContain("HttpRequestException", message, StringComparison.Ordinal);
        Assert.DoesNotContain("was lost", message, StringComparison.Ordinal);
    }

    [Theory(Timeout = Limit)]
    [InlineData(302, "application/grpc", "it responded with HTTP 302")]
    [InlineData(500, "text/plain", "it responded with HTTP 500")]
    [InlineData(200, "text/html", "it responded with a response that is not gRPC")]
    public async Task A_server_that_is_another_one_is_named(int status, string type, string expected)
    {
        using var handler = new InterceptingHandler((request, _) =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Version = new Version(2, 0), RequestMessage = request, Content = new ByteArrayContent([]) };
            response.Content.Headers.ContentType = new(type);
            return Task.FromResult<HttpResponseMessage?>(response);
        });
        await using var test = await PubSubOrg.StartAsync(configureClient: options => options.HttpHandler = handler);
        var message = await FailureAsync(test.Client);
        Assert.Contains($" is not the Pub/Sub API: {expected}. Check PubSubClientOptions.Endpoint.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "the host name of api.example:7443 cannot be resolved", "the host name of the proxy proxy.example:3128 cannot be resolved")]
    [InlineData(HttpRequestError.ConnectionError, "api.example:7443 cannot be reached: why. Check PubSubClientOptions.Endpoint", "the proxy proxy.example:3128 cannot be reached: why. Check HTTPS_PROXY")]
    [InlineData(HttpRequestError.SecureConnectionError, "an encrypted connection (SSL, TLS) to api.example:7443 could not be established: why", "an encrypted connection (SSL, TLS) to api.example:7443 could not be established through the proxy proxy.example:3128: why")]
    [InlineData(HttpRequestError.ResponseEnded, "api.example:7443 sent no HTTP/2 response. ", "api.example:7443 sent no HTTP/2 response through the proxy proxy.example:3128. ")]
    public void The_next_host_is_named_without_its_password(HttpRequestError error, string direct, string proxied)
    {
        var failure = new RpcException(new Status(StatusCode.Unavailable, "Error starting gRPC call.", new HttpRequestException(error, "outer", new TimeoutException("why."))));
        Assert.StartsWith(direct, ConnectionFailures.OfStart(failure, Direct), StringComparison.Ordinal);
        Assert.StartsWith(proxied, ConnectionFailures.OfStart(failure, Proxied), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", ConnectionFailures.OfStart(failure, Proxied), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The proxy tunnel request to proxy 'http://user:secret@proxy.example:3128/' failed with status code '407'.", "(HTTP 407). Add the user name and password for the proxy to HTTPS_PROXY")]
    [InlineData("The proxy tunnel request failed with status code '403'.", "(HTTP 403). Configure the proxy to allow CONNECT to api.example:7443")]
    public void The_refusal_of_a_proxy_has_its_status(string text, string expected)
    {
        var message = ConnectionFailures.OfConnection(new HttpRequestException(HttpRequestError.ProxyTunnelError, text), Proxied);
        Assert.StartsWith($"the proxy proxy.example:3128 refused a connection to api.example:7443 {expected}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_certificate_has_advice_for_a_machine_without_such_a_proxy() => Assert.EndsWith(
        "install its root certificate on this machine. Otherwise, do not continue",
        ConnectionFailures.OfConnection(new HttpRequestException(HttpRequestError.SecureConnectionError, "no"), Direct),
        StringComparison.Ordinal);

    [Fact]
    public void A_failure_of_a_server_is_not_described() => Assert.Null(ConnectionFailures.OfStart(new RpcException(new Status(StatusCode.Internal, "no")), Direct));

    [Fact]
    public void A_proxy_of_the_program_is_asked_once_and_only_for_a_message()
    {
        var proxy = new ThrowingProxy();
        using var handler = new SocketsHttpHandler { Proxy = proxy };
        var address = ServerAddress.Of(new PubSubClientOptions { HttpHandler = handler });
        Assert.Equal(0, proxy.Asked);
        Assert.Equal((null, "", address.Host), (address.Proxy, address.Through, address.Next));
        Assert.Equal(1, proxy.Asked);
    }

    private sealed class ThrowingProxy : IWebProxy
    {
        public int Asked { get; private set; }

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => throw new InvalidOperationException("no proxy");

        public bool IsBypassed(Uri host)
        {
            Asked++;
            return false;
        }
    }

    private static async Task<string> MessageOfAsync(string answer)
    {
        await using var test = await PubSubOrg.StartAsync();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepting = Pipes.AcceptAsync(listener, async (client, token) => await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), token), ends.Token);
        await using var client = test.MakeClient(options => options.Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        var message = await FailureAsync(client);
        await ends.CancelAsync();
        await accepting;
        return message;
    }

    private static async Task<string> FailureAsync(PubSubClient client)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await client.Events<LowInk>(cancellationToken: Token).FirstAsync(Token));
        Assert.Equal((StreamingError.Transport, true), (failure.Error, failure.IsTransient));
        return failure.Message;
    }
}
