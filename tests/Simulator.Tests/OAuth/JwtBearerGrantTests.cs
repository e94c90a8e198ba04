using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.OAuth;

public sealed class JwtBearerGrantTests : OrgTests
{
    private static readonly RSA Key = RSA.Create(2048);

    [Theory]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://login.salesforce.com/")]
    [InlineData(null)]
    public async Task A_signed_assertion_logs_in(string? audience)
    {
        var org = await StartAsync(Trust);
        var (status, answer) = await PostAsync(org, Sign(Claims(org, "aud", audience ?? org.Url.ToString())));
        Assert.Equal(HttpStatusCode.OK, status);
        var peer = NewPeer(org, $"Bearer {answer["access_token"]}");
        Assert.True((await peer.HandshakeAsync(Cancel))["successful"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", false)]
    public async Task The_orgs_own_address_is_the_one_that_the_login_came_by(string audience, bool isAccepted)
    {
        var org = await StartAsync(Trust);
        var fields = Fields(Sign(Claims(org, "aud", $"http://{audience}:{org.Url.Port}")));
        var (status, _) = await TokenRequest.PostAsync(new Uri($"http://localhost:{org.Url.Port}"), fields, Cancel);
        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, status);
    }

    [Theory]
    [InlineData("iss", "other", "invalid_client_id", "client identifier invalid")]
    [InlineData("sub", "other", "invalid_grant", "user hasn't approved this consumer")]
    [InlineData("sub", null, "invalid_grant", "user hasn't approved this consumer")]
    [InlineData("aud", "https://test.salesforce.com", "invalid_grant", "Audience validation failed")]
    [InlineData("aud", null, "invalid_grant", "Audience validation failed")]
    [InlineData("exp", null, "invalid_grant", "expired authorization code")]
    [InlineData("exp", "tomorrow", "invalid_grant", "expired authorization code")]
    public async Task Wrong_claims_are_refused(string claim, string? value, string error, string description)
    {
        var org = await StartAsync(Trust);
        await RefusedAsync(org, Sign(Claims(org, claim, value)), error, description);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task An_assertion_ends_within_five_minutes(int seconds, bool isAccepted)
    {
        var org = await StartAsync(Trust);
        var assertion = Sign(Claims(org, "exp", Time.GetUtcNow().ToUnixTimeSeconds() + seconds));
        if (isAccepted) Assert.Equal(HttpStatusCode.OK, (await PostAsync(org, assertion)).Status);
        else await RefusedAsync(org, assertion, "invalid_grant", "expired authorization code");
    }

    [Fact]
    public async Task Another_key_another_algorithm_and_damage_are_invalid()
    {
        var org = await StartAsync(Trust);
        using var other = RSA.Create(2048);
        var good = Sign(Claims(org));
        string[] bad =
        [
            Sign(Claims(org), key: other), Sign(Claims(org), algorithm: "none"), good[..^2], good + "!", "a.b.c", "abc", Sign("[]"),
            Sign("{"), $$"""{{good[..good.LastIndexOf('.')]}}.""", Sign("""{"iss":"a","iss":"b"}"""),
            Sign("""{"iss":"\ud800"}"""), Sign("""{"\ud800":1}"""),
        ];
        foreach (var assertion in bad) await RefusedAsync(org, assertion, "invalid_grant", "invalid assertion");
    }

    [Fact]
    public async Task An_org_without_a_key_trusts_nobody()
    {
        var org = await StartAsync();
        await RefusedAsync(org, Sign(Claims(org)), "invalid_grant", "invalid assertion");
        await RefusedAsync(org, "", "invalid_request", "must provide assertion");
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused_at_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(static options => options.JwtPublicKey = "none"));
        Assert.Contains("JwtPublicKey must be an RSA key in PEM form", failure.Message, StringComparison.Ordinal);
    }

    private static void Trust(SimulatedOrgOptions options) => options.JwtPublicKey = Key.ExportSubjectPublicKeyInfoPem();

    private static string Sign(string claims, RSA? key = null, string algorithm = "RS256")
    {
        var text = $"{Encode($$"""{"alg":"{{algorithm}}"}""")}.{Encode(claims)}";
        var signature = (key ?? Key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private string Claims(SimulatedOrg org) => Claims(org, "iss", org.User.ClientId);

    private string Claims(SimulatedOrg org, string claim, JsonNode? value)
    {
        var claims = new JsonObject
        {
            ["iss"] = org.User.ClientId,
            ["sub"] = org.User.Username,
            ["aud"] = "https://login.salesforce.com",
            ["exp"] = Time.GetUtcNow().ToUnixTimeSeconds() + 180,
        };
        claims.Remove(claim);
        if (value is not null) claims[claim] = value;
        return claims.ToJsonString();
    }

    private static Dictionary<string, string> Fields(string assertion) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
        ["assertion"] = assertion,
    };

    private Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(SimulatedOrg org, string assertion) =>
        TokenRequest.PostAsync(org, Fields(assertion), Cancel);

    private async Task RefusedAsync(SimulatedOrg org, string assertion, string error, string description)
    {
        var (status, answer) = await PostAsync(org, assertion);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        JsonAssert.Same(new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString(), answer);
    }
}
