using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Simulator;

namespace TypedStreaming.Interop.Tests.PeerClient;

/// <summary>Clients from npm that log in at a name of their choice and stream where the login sends them.</summary>
public sealed class LoginHostTests
{
    private const int Limit = 30_000;

    [Theory(Timeout = Limit)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("localhost", true)]
    [InlineData("localhost", false)]
    public async Task They_stream_at_the_host_that_they_logged_in_at(string host, bool isFaye)
    {
        await using var org = await AccountOrg.StartAsync();
        var settings = NpmClientSettings.Of(org, host, AccountOrg.Accounts);
        await using var client = isFaye ? NpmClient.StartFaye(settings) : NpmClient.StartCometd(settings);
        await client.WaitForReplyAsync("subscribe");
        await org.PublishAccountAsync("001-1");
        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
        Assert.All(
            org.Exchanges.Snapshot(), exchange => Assert.Equal($"{host}:{org.Url.Port}", exchange.RequestHeaders["Host"]));
    }

    [Fact(Timeout = Limit)]
    public async Task A_client_that_keeps_no_cookies_of_addresses_streams_at_localhost()
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = NpmClient.StartCometd(
            NpmClientSettings.Of(org, "localhost", AccountOrg.Accounts) with { DropsCookiesOfAddresses = true });
        await client.WaitForReplyAsync("subscribe");
        await org.PublishAccountAsync("001-1");
        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
    }

    /// <summary>The negative control of the test above.</summary>
    [Fact(Timeout = Limit)]
    public async Task At_an_address_it_is_refused_for_want_of_a_cookie()
    {
        await using var org = await AccountOrg.StartAsync();
        await using var client = NpmClient.StartCometd(
            NpmClientSettings.Of(org, "127.0.0.1", AccountOrg.Accounts) with { DropsCookiesOfAddresses = true });
        var refused = await client.WaitForReplyAsync("connect");
        Assert.Matches(
            "^400::Client [a-z0-9]+ has established a session, but no BAYEUX_BROWSER cookie present$",
            refused.GetProperty("error").GetString());
    }
}
