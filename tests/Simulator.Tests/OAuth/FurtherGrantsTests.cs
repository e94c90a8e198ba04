using System.Net;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.OAuth;

public sealed class FurtherGrantsTests : OrgTests
{
    [Fact]
    public async Task Client_credentials_log_in_on_My_Domain()
    {
        var org = await StartAsync();
        var (status, answer) = await TokenRequest.PostAsync(org, ClientCredentials(org), Cancel);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.False(answer.ContainsKey("refresh_token"));
        var peer = NewPeer(org, $"Bearer {answer["access_token"]}");
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("client_id", "invalid_client_id", "client identifier invalid")]
    [InlineData("client_secret", "invalid_client", "invalid client credentials")]
    public async Task Wrong_client_credentials_are_refused(string field, string error, string description)
    {
        var org = await StartAsync();
        var fields = ClientCredentials(org);
        fields[field] = "wrong";
        await RefusedAsync(org, fields, error, description);
    }

    [Fact]
    public async Task A_shared_login_host_refuses_client_credentials()
    {
        var org = await StartAsync(static options => options.IsMyDomain = false);
        await RefusedAsync(org, ClientCredentials(org), "invalid_grant", "request not supported on this domain");
    }

    [Fact]
    public async Task A_rotated_refresh_token_replaces_the_last_one()
    {
        var org = await StartAsync(static options => options.RotateRefreshTokens = true);
        var (_, first) = await TokenRequest.PostAsync(org, Refresh(org, org.User.RefreshToken), Cancel);
        var second = first["refresh_token"]!.GetValue<string>();
        Assert.False(second == org.User.RefreshToken);
        await RefusedAsync(org, Refresh(org, org.User.RefreshToken), "invalid_grant", "expired access/refresh token");
        var (status, answer) = await TokenRequest.PostAsync(org, Refresh(org, second), Cancel);
        Assert.Equal(HttpStatusCode.OK, status);
        org.Faults.RevokeRefreshToken();
        await RefusedAsync(org, Refresh(org, answer["refresh_token"]!.GetValue<string>()), "invalid_grant", "expired access/refresh token");
    }

    [Fact]
    public async Task Refresh_tokens_stay_unless_asked()
    {
        var org = await StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var (status, answer) = await TokenRequest.PostAsync(org, Refresh(org, org.User.RefreshToken), Cancel);
            Assert.Equal((HttpStatusCode.OK, false), (status, answer.ContainsKey("refresh_token")));
        }
    }

    private static Dictionary<string, string> ClientCredentials(SimulatedOrg org) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = org.User.ClientId,
        ["client_secret"] = org.User.ClientSecret,
    };

    private static Dictionary<string, string> Refresh(SimulatedOrg org, string token) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = org.User.ClientId,
        ["refresh_token"] = token,
    };

    private async Task RefusedAsync(SimulatedOrg org, Dictionary<string, string> fields, string error, string description)
    {
        var (status, answer) = await TokenRequest.PostAsync(org, fields, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        JsonAssert.Same(new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString(), answer);
    }
}
