using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Faults;

/// <summary>A cookie with an attribute that cannot be read is still a cookie (RFC 6265, section 5.2): without it there is no session.</summary>
public sealed class OddCookieTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData("Expires=Sun, 24 Sep 2034 19:55:37 UTC")]
    [InlineData("Expires=Sunday, 24-Sep-34 19:55:37 GMT")]
    [InlineData("Expires=Sun Sep 24 19:55:37 2034")]
    [InlineData("Expires=2034-09-24T19:55:37Z")]
    [InlineData("Expires=in a year")]
    [InlineData("Expires=")]
    [InlineData("Expires=Sun, 31 Feb 2034 19:55:37 GMT")]
    [InlineData("Domain=")]
    [InlineData("Domain=.")]
    [InlineData("Domain=127.0.0.1")]
    [InlineData("Max-Age=")]
    [InlineData("Max-Age=soon")]
    [InlineData("Max-Age=1e9")]
    [InlineData("Max-Age=99999999999999999999")]
    [InlineData("Max-Age=\"3600\"")]
    [InlineData("Path=cometd")]
    [InlineData("Path=")]
    [InlineData("SameSite=Whatever")]
    [InlineData("Priority=High; Partitioned; Version=1")]
    [InlineData("=; ;; =x")]
    [InlineData("Expires=in a year; Max-Age=soon; Domain=; HttpOnly")]
    public async Task An_attribute_that_cannot_be_read_costs_no_session(string attributes)
    {
        await using var test = await TestOrg.StartAsync(org => org.CookieAttributes = attributes, static (options, _) => options.ApiVersion = "66.0");
        await using var accounts = await test.Client.SubscribeAsync<AccountChange>(cancellationToken: Token);
        var id = await test.PublishAccountAsync();
        Assert.Equal(id, (await accounts.NextAsync(Token)).Id);
        Assert.Equal(1, test.Org.Exchanges.Count(RequestKind.Handshake));
    }

    /// <summary>The negative control: without its cookies no session lives.</summary>
    [Theory(Timeout = Limit)]
    [InlineData("Max-Age=0")]
    [InlineData("Expires=Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Path=/elsewhere")]
    [InlineData("Domain=elsewhere.example")]
    public async Task A_cookie_that_is_over_or_for_elsewhere_does_not_come_back(string attributes)
    {
        await using var test = await TestOrg.StartAsync(org => org.CookieAttributes = attributes, static (options, _) =>
            (options.ApiVersion, options.RecoveryTimeout) = ("66.0", TimeSpan.FromMilliseconds(200)));
        var refused = await Assert.ThrowsAsync<StreamingException>(async () => await test.Client.Events<AccountChange>(cancellationToken: Token).FirstAsync(Token));
        Assert.Contains("cookie present", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task A_cookie_of_other_characters_than_ASCII_goes_back_as_it_came()
    {
        await using var server = new RawServer(
            "Set-Cookie: route=caf\u00e9\r\n", """[{"channel":"/meta/handshake","successful":true,"clientId":"c1","ext":{"replay":true}}]""");
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(server.Url),
            Endpoint = new Uri(server.Url, "/cometd"),
        });
        await client.StartAsync(Token);
        Assert.DoesNotContain("Cookie:", await server.NextRequestAsync(Token), StringComparison.Ordinal);
        Assert.Contains("Cookie: route=caf\u00e9\r\n", await server.NextRequestAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>
    /// A handler of the program sends ASCII only, unless it is configured otherwise; without the cookie the request is sent at least.
    /// </summary>
    [Fact(Timeout = Limit)]
    public async Task Such_a_cookie_stays_behind_where_the_handler_would_refuse_it()
    {
        await using var server = new RawServer(
            "Set-Cookie: route=caf\u00e9\r\nSet-Cookie: other=1\r\n", """[{"channel":"/meta/handshake","successful":true,"clientId":"c1","ext":{"replay":true}}]""");
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(server.Url),
            Endpoint = new Uri(server.Url, "/cometd"),
            HttpHandler = handler,
        });
        await client.StartAsync(Token);
        await server.NextRequestAsync(Token);
        Assert.Contains("Cookie: other=1\r\n", await server.NextRequestAsync(Token), StringComparison.Ordinal);
    }
}
