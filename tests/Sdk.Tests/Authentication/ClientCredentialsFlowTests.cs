using System.Net;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

public sealed class ClientCredentialsFlowTests
{
    private static readonly Uri MyDomain = new("https://acme.my.salesforce.com/");

    [Fact]
    public async Task It_posts_the_client_to_My_Domain_as_a_form()
    {
        var handler = Login.Accepting();
        await Login.GetAsync(new ClientCredentialsFlow("client=1", "secret%2") { LoginUrl = MyDomain }, handler);
        var sent = Assert.Single(handler.Requests);
        Assert.Equal("grant_type=client_credentials&client_id=client%3D1&client_secret=secret%252", sent.Body);
        Assert.Equal("https://acme.my.salesforce.com/services/oauth2/token", sent.Address.ToString());
    }

    [Theory]
    [InlineData(null, false, "login.salesforce.com")]
    [InlineData(null, true, "test.salesforce.com")]
    [InlineData("https://login.salesforce.com", false, "login.salesforce.com")]
    [InlineData("https://LOGIN.Salesforce.com./x", false, "login.salesforce.com")]
    [InlineData("https://test.salesforce.com/", false, "test.salesforce.com")]
    public async Task The_shared_login_hosts_are_refused_before_any_request(string? loginUrl, bool sandbox, string host)
    {
        var handler = Login.Accepting();
        var flow = new ClientCredentialsFlow("c", "s") { LoginUrl = loginUrl is null ? null : new Uri(loginUrl), Sandbox = sandbox };
        var failure = await Login.FailAsync(flow, handler);
        Assert.Equal((StreamingError.Configuration, false), (failure.Error, failure.IsTransient));
        Assert.Equal(
            $"ClientCredentialsFlow: Salesforce does not offer the client credentials flow at {host}; set LoginUrl to the org's My Domain, such as https://acme.my.salesforce.com.",
            failure.Message);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task A_relative_login_address_is_refused()
    {
        var flow = new ClientCredentialsFlow("c", "s") { LoginUrl = new Uri("acme", UriKind.Relative) };
        var failure = await Login.FailAsync(flow, Login.Accepting());
        Assert.Equal(StreamingError.Configuration, failure.Error);
        Assert.Contains("LoginUrl: 'acme' is not an absolute address", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_grant", "request not supported on this domain", "Set LoginUrl to the org's My Domain.")]
    [InlineData("invalid_grant", "no client credentials user enabled", "the settings of the app specify the user for this flow.")]
    [InlineData("invalid_client", "invalid client credentials", "Check the client id and the client secret")]
    public async Task A_refusal_says_what_to_do(string error, string description, string hint)
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.BadRequest, $$"""{"error":"{{error}}","error_description":"{{description}}"}""");
        var failure = await Login.FailAsync(new ClientCredentialsFlow("c", "s") { LoginUrl = MyDomain }, handler);
        Assert.Equal((StreamingError.LoginRefused, $"{error}: {description}"), (failure.Error, failure.ServerText));
        Assert.Contains(hint, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", "s", "clientId")]
    [InlineData("c", "", "clientSecret")]
    public void A_missing_part_is_named(string clientId, string clientSecret, string parameter) =>
        Assert.Throws<ArgumentException>(parameter, () => new ClientCredentialsFlow(clientId, clientSecret));
}
