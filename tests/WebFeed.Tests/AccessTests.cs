using System.Net;
using System.Net.Sockets;
using TypedStreaming.WebFeed.Tests.Fixtures;

namespace TypedStreaming.WebFeed.Tests;

/// <summary>Tests of the requests that the program accepts, and of the permissions in its responses.</summary>
public sealed class AccessTests(SharedFeed shared) : IClassFixture<SharedFeed>
{
    private const int Limit = 60_000;

    [Theory(Timeout = Limit)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("example.com", HttpStatusCode.BadRequest)]
    [InlineData("example.com:5080", HttpStatusCode.BadRequest)]
    [InlineData("localhost.example.com", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.2:5080", HttpStatusCode.BadRequest)]
    [InlineData("192.168.0.7:5080", HttpStatusCode.BadRequest)]
    public async Task Names_of_this_machine_only_are_answered(string host, HttpStatusCode expected)
    {
        foreach (var path in (string[])["", "feed.js", "alerts"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shared.Feed.Page, path));
            request.Headers.Host = host;
            using var answer = await shared.Feed.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("", "text/html")]
    [InlineData("feed.js", "text/javascript")]
    [InlineData("feed.css", "text/css")]
    [InlineData("alerts", "text/event-stream")]
    public async Task Every_answer_restricts_the_page_to_its_own_files(string path, string type)
    {
        using var answer = await shared.Feed.Http.GetAsync(new Uri(shared.Feed.Page, path), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("default-src 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory(Timeout = Limit)]
    [InlineData("cross-site", "cors", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "cors", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", HttpStatusCode.OK)]
    [InlineData("same-origin", "cors", HttpStatusCode.OK)]
    [InlineData("none", "navigate", HttpStatusCode.OK)]
    public async Task A_page_of_another_site_can_link_here_and_take_no_stream(string site, string mode, HttpStatusCode expected)
    {
        using var answer = await AlertStream.SendAsync(shared.Feed.Http, shared.Feed.Page, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact(Timeout = Limit)]
    public async Task The_configuration_cannot_open_other_addresses()
    {
        var (urls, endpoint) = (FreePort(), FreePort());
        await using var feed = await TestFeed.StartAsync($"--urls=http://127.0.0.1:{urls}", $"--Kestrel:Endpoints:Open:Url=http://127.0.0.1:{endpoint}");
        Assert.DoesNotContain(feed.Page.Port, (int[])[urls, endpoint]);
        Assert.True(await AnswersAsync(feed.Page.Port));
        Assert.False(await AnswersAsync(urls));
        Assert.False(await AnswersAsync(endpoint));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
