using System.Net;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

public sealed class AccessTokenTests
{
    private static readonly Uri Instance = new("https://acme.my.salesforce.com/some/page?x=1");

    [Fact]
    public async Task A_login_answer_gives_token_instance_and_organization()
    {
        var token = await Login.GetAsync(new PasswordFlow("me", "p", "c", "s"), Login.Accepting());
        Assert.Equal("00DKx0000000001!AQtoken", token.Reveal());
        Assert.Equal("https://acme.my.salesforce.com/", token.InstanceUrl.ToString());
        Assert.Equal("00DKx0000000001EAA", token.OrganizationId);
    }

    [Theory]
    [InlineData("https://login.salesforce.com/id/00DKx0000000001EAA/005", "opaque", "00DKx0000000001EAA")]
    [InlineData("https://login.salesforce.com/id/00DKx0000000001EAA", "opaque", "00DKx0000000001EAA")]
    [InlineData("https://login.salesforce.com/other/00DKx0000000001EAA", "00Dyy!x", "00Dyy")]
    [InlineData("not an address", "00Dyy!x", "00Dyy")]
    [InlineData("", "00Dyy!x", "00Dyy")]
    [InlineData("", "opaque", null)]
    public async Task The_organization_comes_from_the_identity_or_the_token(string identity, string value, string? organization)
    {
        var handler = ScriptedHandler.Answering(
            HttpStatusCode.OK, $$"""{"access_token":"{{value}}","instance_url":"https://a.example","id":"{{identity}}"}""");
        Assert.Equal(organization, (await Login.GetAsync(new PasswordFlow("me", "p", "c", "s"), handler)).OrganizationId);
    }

    [Theory]
    [InlineData("00DKx0000000001!AQ", "00DKx0000000001")]
    [InlineData("00D!", "00D")]
    [InlineData("!00D", null)]
    [InlineData("00DKx0000000001", null)]
    [InlineData("xx!00D", null)]
    public void A_session_id_begins_with_the_organization(string value, string? organization) =>
        Assert.Equal(organization, new AccessToken(value, Instance).OrganizationId);

    [Fact]
    public void A_given_organization_counts_more() =>
        Assert.Equal("00Dgiven", new AccessToken("00Dtoken!x", Instance, "00Dgiven").OrganizationId);

    [Fact]
    public void An_empty_token_is_refused() => Assert.Throws<ArgumentException>("value", () => new AccessToken(" ", Instance));

    [Fact]
    public async Task A_static_token_is_given_once_and_never_renewed()
    {
        var source = new StaticToken("00D!secret", Instance);
        var token = await Login.GetAsync(source, Login.Accepting());
        Assert.Equal("00D!secret", token.Reveal());
        var failure = await Assert.ThrowsAsync<StreamingException>(() => Login.GetAsync(source, Login.Accepting(), token));
        Assert.Equal((Reason.AuthenticationRejected, false), (failure.Reason, failure.IsTransient));
        Assert.Contains("acme.my.salesforce.com refuses the access token", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_access_has_no_token_and_cannot_get_one()
    {
        var source = new AnonymousAccess(new Uri("http://localhost:8080/"));
        var token = await Login.GetAsync(source, Login.Accepting());
        Assert.Null(token.Reveal());
        Assert.Null(token.OrganizationId);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => Login.GetAsync(source, Login.Accepting(), token));
        Assert.Equal(Reason.AuthenticationRejected, failure.Reason);
        Assert.Contains("localhost asks for authentication", failure.Message, StringComparison.Ordinal);
    }
}
