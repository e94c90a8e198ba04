using System.Net;
using System.Net.Sockets;
using System.Text;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

public sealed class HttpClientsTests
{
    [Fact]
    public async Task Redirects_are_not_followed_and_cookies_are_not_kept()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answers = AnswerAsync(server, times: 2);
        using var connections = new HttpClients(new StreamingClientOptions());
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/");
        using var first = await connections.Instance.GetAsync(address, TestContext.Current.CancellationToken);
        using var second = await connections.Instance.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        Assert.All(await answers, static request => Assert.DoesNotContain("Cookie", request, StringComparison.Ordinal));
    }

    [Fact]
    public void Requests_are_HTTP_1_1_and_have_no_timeout_of_their_own()
    {
        using var connections = new HttpClients(new StreamingClientOptions());
        foreach (var client in (HttpClient[])[connections.Instance, connections.Login])
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, client.Timeout);
            Assert.Equal((HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact), (client.DefaultRequestVersion, client.DefaultVersionPolicy));
        }
    }

    [Fact]
    public async Task The_login_has_a_handler_of_its_own_or_shares_the_other()
    {
        using var instance = ScriptedHandler.Answering(HttpStatusCode.OK, "instance");
        using var login = ScriptedHandler.Answering(HttpStatusCode.OK, "login");
        Assert.Equal("login", await LoginAsync(new StreamingClientOptions { HttpHandler = instance, LoginHttpHandler = login }));
        Assert.Equal("instance", await LoginAsync(new StreamingClientOptions { HttpHandler = instance }));
        Assert.False(instance.IsDisposed || login.IsDisposed);
    }

    private static async Task<string> LoginAsync(StreamingClientOptions options)
    {
        using var connections = new HttpClients(options);
        return await connections.Login.GetStringAsync(new Uri("https://login.example/"), TestContext.Current.CancellationToken);
    }

    /// <summary>A server with one response: a redirect, with a cookie.</summary>
    private static async Task<List<string>> AnswerAsync(TcpListener server, int times)
    {
        var requests = new List<string>();
        for (var i = 0; i < times; i++)
        {
            using var connection = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            var stream = connection.GetStream();
            var buffer = new byte[4096];
            requests.Add(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)));
            await stream.WriteAsync(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(),
                TestContext.Current.CancellationToken);
        }

        return requests;
    }
}
