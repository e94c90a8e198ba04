using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace TypedStreaming.JwtBearer.Tests;

public sealed class JwtBearerFlowTests
{
    public static TheoryData<string> PrivateKeys => new(Keys.Pkcs8, Keys.Pkcs1, "Bag Attributes\n\n" + Keys.Pkcs8.Replace("\n", "\r\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(PrivateKeys))]
    public async Task It_posts_an_assertion_that_the_public_key_confirms(string privateKey)
    {
        using var flow = new JwtBearerFlow("client", "me@acme.com", privateKey);
        using var host = new TokenHost();
        var token = await host.LoginAsync(flow);
        Assert.Equal("00DKx0000000001!AQtoken", token.Reveal());
        var (address, form) = Assert.Single(host.Requests);
        Assert.Equal("https://login.salesforce.com/services/oauth2/token", address.ToString());
        Assert.Equal(["assertion", "grant_type"], form.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", form["grant_type"]);
        Assert.Equal("RS256", host.Assertion.Header["alg"]!.GetValue<string>());
        Assert.True(host.Assertion.IsSignedFor(Keys.Public));
        using var other = RSA.Create(2048);
        Assert.False(host.Assertion.IsSignedFor(other.ExportSubjectPublicKeyInfoPem()));
    }

    [Fact]
    public async Task The_claims_are_client_user_audience_and_three_minutes_by_the_clients_clock()
    {
        using var flow = new JwtBearerFlow("client", "me@acme.com", Keys.Pkcs8);
        using var host = new TokenHost();
        var clock = new Clock();
        await host.LoginAsync(flow, clock);
        Assert.Equal(
            """{"iss":"client","sub":"me@acme.com","aud":"https://login.salesforce.com","exp":1777886133}""", host.Assertion.Claims.ToJsonString());
        clock.Now += TimeSpan.FromDays(400);
        await host.LoginAsync(flow, clock);
        Assert.Equal(1777886133 + (400 * 86400), host.Assertion.Claims["exp"]!.GetValue<long>());
    }

    [Theory]
    [InlineData(null, false, "https://login.salesforce.com")]
    [InlineData(null, true, "https://test.salesforce.com")]
    [InlineData("https://test.salesforce.com/", false, "https://test.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com/", false, "https://login.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com/", true, "https://test.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com/", false, "https://test.salesforce.com")]
    [InlineData("https://acme--uat.my.salesforce.com/", false, "https://test.salesforce.com")]
    [InlineData("https://acme-1.scratch.my.salesforce.com/", false, "https://test.salesforce.com")]
    [InlineData("https://customers.acme.com/portal", false, "https://customers.acme.com")]
    [InlineData("http://127.0.0.1:8080/", true, "http://127.0.0.1:8080")]
    public async Task The_audience_follows_the_login_host(string? loginUrl, bool sandbox, string audience)
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8) { LoginUrl = loginUrl is null ? null : new Uri(loginUrl), Sandbox = sandbox };
        using var host = new TokenHost();
        await host.LoginAsync(flow);
        Assert.Equal(audience, host.Assertion.Claims["aud"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_audience_can_be_set()
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8) { Audience = "https://acme.my.site.com/customers" };
        using var host = new TokenHost();
        await host.LoginAsync(flow);
        Assert.Equal("https://acme.my.site.com/customers", host.Assertion.Claims["aud"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("login.salesforce.com")]
    [InlineData("")]
    [InlineData("/services")]
    public void An_audience_that_is_no_address_is_named_when_the_client_is_made(string audience)
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8) { Audience = audience, LoginUrl = new Uri("acme.my.salesforce.com", UriKind.Relative) };
        var failures = Assert.Throws<OptionsValidationException>(() => new StreamingClient(new StreamingClientOptions { AccessTokens = flow })).Failures;
        Assert.Equal(
            [
                "AccessTokens (JwtBearerFlow): LoginUrl: 'acme.my.salesforce.com' is not an absolute address; use a form such as https://acme.my.salesforce.com.",
                $"AccessTokens (JwtBearerFlow): Audience: '{audience}' is not a valid address; use an address such as https://login.salesforce.com, or keep the default value, null.",
            ],
            failures);
    }

    [Fact]
    public void A_disposed_flow_is_named_when_a_client_is_made()
    {
        var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        flow.Dispose();
        var failure = Assert.Throws<OptionsValidationException>(() => new StreamingClient(new StreamingClientOptions { AccessTokens = flow }));
        Assert.Contains("(JwtBearerFlow): the login flow has already been disposed", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_grant", "expired authorization code", "check the clock of this machine")]
    [InlineData("invalid_grant", "Audience validation failed", "The audience of the login was 'https://login.salesforce.com': set Audience to")]
    [InlineData("invalid_grant", "audience is invalid", "set Audience to")]
    [InlineData("invalid_grant", "user hasn't approved this consumer", "pre-authorize the app for the user")]
    [InlineData("invalid_grant", "invalid assertion", "The app must contain the certificate of this private key")]
    [InlineData("invalid_client_id", "client identifier invalid", "Check the client id")]
    public async Task A_refusal_says_what_to_do(string error, string description, string hint)
    {
        using var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        using var host = TokenHost.Refusing(error, description);
        var failure = await host.FailAsync(flow);
        Assert.Equal((StreamingError.LoginRefused, false, $"{error}: {description}"), (failure.Error, failure.IsTransient, failure.ServerText));
        Assert.StartsWith($"JwtBearerFlow: login.salesforce.com refused the login: {description} ({error}). ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_is_disposed_of_asks_nothing()
    {
        var flow = new JwtBearerFlow("c", "u", Keys.Pkcs8);
        using var host = new TokenHost();
        await host.LoginAsync(flow);
        flow.Dispose();
        flow.Dispose();
        var failure = await host.FailAsync(flow);
        Assert.Equal(StreamingError.Configuration, failure.Error);
        Assert.Contains("the login flow has already been disposed, and its private key has been released", failure.Message, StringComparison.Ordinal);
        Assert.Single(host.Requests);
    }

    [Theory]
    [InlineData(" ", "u", "k", "clientId")]
    [InlineData("c", "", "k", "username")]
    [InlineData("c", "u", " ", "privateKeyPem")]
    public void A_missing_part_is_named(string clientId, string username, string privateKey, string parameter) =>
        Assert.Throws<ArgumentException>(parameter, () => new JwtBearerFlow(clientId, username, privateKey));
}
