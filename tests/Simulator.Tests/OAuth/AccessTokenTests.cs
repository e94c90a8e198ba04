using System.Net;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.OAuth;

public sealed class AccessTokenTests : OrgTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    [Fact(Timeout = 30_000)]
    public async Task A_token_ends_with_its_lifetime_and_a_new_one_is_good()
    {
        var org = await StartAsync(options => options.AccessTokenLifetime = Lifetime);
        var peer = await SubscribedAsync(org);
        var held = await HoldAsync(org, peer);
        Time.Advance(TimeSpan.FromSeconds(110));
        Assert.True(Peer.Single(await held)["successful"]!.GetValue<bool>());
        Time.Advance(Lifetime - TimeSpan.FromSeconds(110));
        JsonAssert.Refused("401::Authentication invalid", Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
        peer.UseToken(await LogInAsync(org));
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact(Timeout = 30_000)]
    public async Task Tokens_live_until_they_are_revoked_unless_asked()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        Time.Advance(TimeSpan.FromDays(30));
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact(Timeout = 30_000)]
    public async Task A_token_can_be_revoked_twice_in_a_row()
    {
        var org = await StartAsync();
        var peer = await SubscribedAsync(org);
        org.Faults.RevokeTokens();
        org.Faults.RevokeNextTokens();
        JsonAssert.Refused("401::Authentication invalid", Peer.Single(await peer.ConnectAsync(Cancel)), NoneAdvice);
        peer.UseToken(await LogInAsync(org));
        JsonAssert.Refused("403::Handshake denied", await peer.HandshakeAsync(Cancel), """{"reconnect":"none"}""");
        peer.UseToken(await LogInAsync(org));
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact(Timeout = 30_000)]
    public async Task Lifetimes_and_counts_that_cannot_be_are_named()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentOutOfRangeException>("times", () => org.Faults.RevokeNextTokens(0));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(static options => options.AccessTokenLifetime = TimeSpan.Zero));
        Assert.Contains("AccessTokenLifetime must be positive", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> LogInAsync(SimulatedOrg org)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = org.User.ClientId,
            ["refresh_token"] = org.User.RefreshToken,
        };
        var (status, answer) = await TokenRequest.PostAsync(org, fields, Cancel);
        Assert.Equal(HttpStatusCode.OK, status);
        return answer["access_token"]!.GetValue<string>();
    }
}
