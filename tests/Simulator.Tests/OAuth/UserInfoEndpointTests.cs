using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.OAuth;

public sealed class UserInfoEndpointTests : OrgTests
{
    [Fact]
    public async Task It_names_the_user_and_the_org_of_a_token()
    {
        var org = await StartAsync();
        var (status, text) = await GetAsync(org, org.IssueAccessToken());
        var info = JsonNode.Parse(text)!;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(org.OrganizationId, info["organization_id"]!.GetValue<string>());
        Assert.StartsWith("005", info["user_id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_refuses_a_token_that_is_not_valid()
    {
        var org = await StartAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "Bad_OAuth_Token"), await GetAsync(org, "00D!wrong"));
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(SimulatedOrg org, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(org.Url, "services/oauth2/userinfo"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
