using TypedStreaming.Interop.Tests.Fixtures;
using TypedStreaming.Interop.Tests.Npm;
using TypedStreaming.Simulator;

namespace TypedStreaming.Interop.Tests.PeerClient;

/// <summary>Clients from npm run with every way in which the simulator lets servers differ, but for missing ids.</summary>
public sealed class SettingsTests
{
    private const int Limit = 30_000;

    private static readonly Dictionary<string, Action<SimulatedOrgOptions>> Settings = new(StringComparer.Ordinal)
    {
        ["data first"] = options => options.MemberOrder = MemberOrder.DataFirst,
        ["first connect held"] = options => options.FirstConnectImmediate = false,
        ["events on connects alone"] = options => options.QueuedEventsOnAnyReply = false,
        ["no replay"] = options => options.ReplayEnabled = false,
        ["compressed"] = options => options.Compression = true,
        ["chunked"] = options => options.ChunkedResponses = true,
        ["errors without ids"] = options => options.MessageIds = MessageIdForm.OmittedInErrors,
        ["odd cookies"] = options => options.CookieAttributes = "Max-Age=soon; SameSite=None",
    };

    public static TheoryData<string, bool> SettingsAndClients { get; } = new(
        from setting in Settings.Keys
        from isFaye in (bool[])[true, false]
        select (setting, isFaye));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [MemberData(nameof(SettingsAndClients))]
    public async Task Events_come_before_and_after_a_refused_subscribe(string setting, bool isFaye)
    {
        await using var org = await AccountOrg.StartAsync(Settings[setting]);
        await using var client = Start(org, isFaye);
        await org.WaitForSubscribersAsync(AccountOrg.Accounts, 1, Token);
        await org.PublishAccountAsync("001-1");
        Assert.Equal("001-1", AccountOrg.IdOf(await client.WaitForEventAsync()));
        await client.SubscribeAsync("/topic/Nobody");
        Assert.StartsWith("400::", (await client.WaitForReplyAsync("subscribe", 2)).GetProperty("error").GetString(), StringComparison.Ordinal);
        await org.PublishAccountAsync("001-2");
        Assert.Equal("001-2", AccountOrg.IdOf(await client.WaitForEventAsync(2)));
        Assert.Equal((1, 1), (org.SessionCount, org.Exchanges.Count(RequestKind.Handshake)));
    }

    /// <summary>The negative control of the test above: without its id, no client finds the request that a reply is for.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_ids_they_get_stuck(bool isFaye)
    {
        await using var org = await AccountOrg.StartAsync(options => options.MessageIds = MessageIdForm.Omitted);
        await using var client = Start(org, isFaye);
        await client.WaitForReplyAsync("handshake");
        if (!isFaye) await org.Exchanges.WaitForAsync(RequestKind.Connect, 1, Token);
        await client.SettleAsync();
        Assert.Equal(isFaye ? 0 : 1, org.Exchanges.Count(RequestKind.Connect));
    }

    private static NpmClient Start(SimulatedOrg org, bool isFaye)
    {
        var settings = new NpmClientSettings { Url = org.Endpoint(), Token = org.IssueAccessToken(), Channels = [AccountOrg.Accounts] };
        return isFaye ? NpmClient.StartFaye(settings) : NpmClient.StartCometd(settings);
    }
}
