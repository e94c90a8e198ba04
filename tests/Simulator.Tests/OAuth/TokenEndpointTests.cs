using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.OAuth;

public sealed class TokenEndpointTests : OrgTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("refresh_token")]
    public async Task A_login_answers_with_a_token_that_streams(string grant)
    {
        var org = await StartAsync();
        var (status, answer) = await PostAsync(org, Fields(org, grant));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("access_token instance_url id token_type issued_at signature scope", string.Join(' ', answer.Select(pair => pair.Key)));
        var token = Text(answer, "access_token");
        Assert.StartsWith($"{org.OrganizationId[..15]}!AQ", token, StringComparison.Ordinal);
        Assert.Equal(org.Url.ToString().TrimEnd('/'), Text(answer, "instance_url"));
        Assert.Matches($"^{org.Url}id/{org.OrganizationId}/005[A-Za-z0-9]{{15}}$", Text(answer, "id"));
        Assert.Equal("Bearer", Text(answer, "token_type"));
        Assert.Equal("1777885953208", Text(answer, "issued_at"));
        Assert.Equal("api", Text(answer, "scope"));
        var peer = NewPeer(org, $"Bearer {token}");
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_signature_is_over_id_and_issued_at()
    {
        var org = await StartAsync();
        var (_, answer) = await PostAsync(org, Fields(org, "password"));
        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(org.User.ClientSecret), Encoding.UTF8.GetBytes(Text(answer, "id") + Text(answer, "issued_at")));
        Assert.Equal(Convert.ToBase64String(expected), Text(answer, "signature"));
    }

    [Theory]
    [InlineData("password", "password", "wrong", "invalid_grant", "authentication failure")]
    [InlineData("password", "username", "nobody", "invalid_grant", "authentication failure")]
    [InlineData("password", "client_id", "wrong", "invalid_client_id", "client identifier invalid")]
    [InlineData("password", "client_id", null, "invalid_client_id", "client identifier invalid")]
    [InlineData("password", "client_secret", "wrong", "invalid_client", "invalid client credentials")]
    [InlineData("password", "client_secret", null, "invalid_client", "invalid client credentials")]
    [InlineData("refresh_token", "refresh_token", "wrong", "invalid_grant", "expired access/refresh token")]
    [InlineData("refresh_token", "client_secret", "wrong", "invalid_client", "invalid client credentials")]
    [InlineData("password", "grant_type", "magic", "unsupported_grant_type", "grant type not supported")]
    [InlineData("password", "grant_type", null, "invalid_request", "must provide grant_type")]
    public async Task Wrong_fields_are_refused(string grant, string field, string? value, string error, string description)
    {
        var org = await StartAsync();
        var fields = Fields(org, grant);
        fields.Remove(field);
        if (value is not null) fields[field] = value;
        var (status, answer) = await PostAsync(org, fields);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        JsonAssert.Same($$"""{"error":"{{error}}","error_description":"{{description}}"}""", answer);
    }

    [Fact]
    public async Task A_refresh_needs_no_client_secret()
    {
        var org = await StartAsync();
        var fields = Fields(org, "refresh_token");
        fields.Remove("client_secret");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(org, fields)).Status);
    }

    [Fact]
    public async Task A_revoked_refresh_token_is_expired()
    {
        var org = await StartAsync();
        org.Faults.RevokeRefreshToken();
        var (status, answer) = await PostAsync(org, Fields(org, "refresh_token"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("expired access/refresh token", Text(answer, "error_description"));
    }

    [Fact]
    public async Task Only_posted_forms_are_read()
    {
        var org = await StartAsync();
        using var http = new HttpClient { BaseAddress = org.Url };
        var address = new Uri("services/oauth2/token", UriKind.Relative);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var posted = await http.PostAsync(address, json, Cancel);
        using var got = await http.GetAsync(address, Cancel);
        Assert.Contains("invalid_request", await posted.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("must use HTTP POST", await got.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_can_be_given_and_are_random_otherwise()
    {
        var user = new SimulatedUser { Username = "ada@example.com", Password = "p&ss=1 ü" };
        var org = await StartAsync(options => (options.User, options.OrganizationId) = (user, "00DKx0000000001MAA"));
        var other = await StartAsync();
        Assert.Equal("00DKx0000000001MAA", org.OrganizationId);
        Assert.Matches("^00D[A-Za-z0-9]{15}$", other.OrganizationId);
        Assert.False(org.User.ClientSecret == other.User.ClientSecret);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(org, Fields(org, "password"))).Status);
    }

    private static Dictionary<string, string> Fields(SimulatedOrg org, string grant) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = grant,
        ["client_id"] = org.User.ClientId,
        ["client_secret"] = org.User.ClientSecret,
        ["username"] = org.User.Username,
        ["password"] = org.User.Password,
        ["refresh_token"] = org.User.RefreshToken,
    };

    private static string Text(JsonObject answer, string name) => answer[name]!.GetValue<string>();

    private async Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(SimulatedOrg org, Dictionary<string, string> fields)
    {
        using var http = new HttpClient();
        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(org.Url, "services/oauth2/token"), content, Cancel);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject());
    }
}
