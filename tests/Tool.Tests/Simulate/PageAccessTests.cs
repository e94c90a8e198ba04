using System.Net;
using TypedStreaming.Tool.Simulate.Web;

namespace TypedStreaming.Tool.Tests.Simulate;

/// <summary>The requests that the page's server accepts.</summary>
public sealed class PageAccessTests
{
    private const string Expire = """{"action":"expireSessions"}""";
    private static readonly string[] Paths = ["", "simulator.js", "simulator.css", "icon.svg", "changes"];

    [Fact]
    public async Task Only_names_of_this_machine_with_the_port_of_the_page_are_answered()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var port = simulator.Page.Port;
        foreach (var path in Paths)
        {
            foreach (var host in (string[])[$"127.0.0.1:{port}", $"localhost:{port}"]) Assert.Equal(HttpStatusCode.OK, await StatusAsync(simulator, path, ("Host", host)));
            foreach (var host in (string[])["example.com", $"example.com:{port}", $"localhost.example.com:{port}", "127.0.0.1", "localhost", $"127.0.0.1:{port + 1}", $"127.0.0.2:{port}"])
                Assert.Equal(HttpStatusCode.MisdirectedRequest, await StatusAsync(simulator, path, ("Host", host)));
        }
    }

    [Fact]
    public async Task Pages_of_other_sites_are_refused()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var own = simulator.Page.GetLeftPart(UriPartial.Authority);
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(simulator, path, ("Origin", own)));
            foreach (var origin in (string[])["null", "http://example.com", own.Replace("http:", "https:", StringComparison.Ordinal), simulator.Org.GetLeftPart(UriPartial.Authority), own + "1", $"http://localhost:{simulator.Page.Port}"])
                Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(simulator, path, ("Origin", origin)));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(simulator, path, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors")));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(simulator, path, ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors")));
        }

        // A link leads to the page, which shows nothing to the site that has the link.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(simulator, "", ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")));
    }

    [Fact]
    public async Task Every_response_forbids_frames_and_foreign_content()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        foreach (var path in Paths.Append("missing"))
        {
            using var answer = await SendAsync(simulator, path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.DoesNotContain(answer.Headers, static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_change_needs_the_token_in_the_header()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var token = await simulator.TokenAsync();
        Assert.Equal(64, token.Length);
        Assert.Equal(HttpStatusCode.OK, await ActAsync(simulator, (RequestRules.TokenHeader, token)));
        Assert.Equal(HttpStatusCode.Forbidden, await ActAsync(simulator));
        Assert.Equal(HttpStatusCode.Forbidden, await ActAsync(simulator, (RequestRules.TokenHeader, token[1..])));
        Assert.Equal(HttpStatusCode.Forbidden, await ActAsync(simulator, (RequestRules.TokenHeader, new string('0', 64))));
        Assert.Equal(HttpStatusCode.Forbidden, await ActAsync(simulator, (RequestRules.TokenHeader, token), ("Origin", "http://example.com")));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await ActAsync(simulator, (RequestRules.TokenHeader, token), ("Host", "example.com")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(simulator, "actions"));

        await using var other = await RunningSimulator.StartAsync();
        Assert.NotEqual(token, await other.TokenAsync());
        Assert.DoesNotContain(token, simulator.Shell.Out + simulator.Shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Page, "actions")) { Content = new StringContent(Expire) };
        request.Headers.Add(RequestRules.TokenHeader, await simulator.TokenAsync());
        using var answer = await simulator.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(simulator.Page, "actions"));
        using var refused = await simulator.Http.SendAsync(preflight, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
    }

    [Fact]
    public async Task Twenty_pages_can_be_open()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(simulator, "changes")));
        Assert.All(pages, static page => Assert.Equal(HttpStatusCode.OK, page.StatusCode));
        using var refused = await SendAsync(simulator, "changes");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("20 pages are already open, which is the maximum. Close one of them.", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        foreach (var page in pages) page.Dispose();
    }

    private static async Task<HttpStatusCode> ActAsync(RunningSimulator simulator, params (string Name, string Value)[] headers)
    {
        using var answer = await simulator.PostAsync(Expire, headers);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningSimulator simulator, string path, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(simulator, path, headers);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningSimulator simulator, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(simulator.Page, path));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await simulator.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
