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
    [InlineData("https://login.salesforce.com/id/00D50000000IZ3Z/005", "opaque", "00D50000000IZ3ZEAW")]
    [InlineData("https://acme.my.site.com/customers/id/00D50000000IZ3ZEAW/005", "opaque", "00D50000000IZ3ZEAW")]
    [InlineData("https://login.salesforce.com/other/00DKx0000000001EAA", "00D50000000IZ3Z!x", "00D50000000IZ3ZEAW")]
    [InlineData("https://login.salesforce.com/id/acme/005", "00D50000000IZ3Z!x", "00D50000000IZ3ZEAW")]
    [InlineData("https://login.salesforce.com/id", "00D50000000IZ3Z!x", "00D50000000IZ3ZEAW")]
    [InlineData("not an address", "00D50000000IZ3Z!x", "00D50000000IZ3ZEAW")]
    [InlineData("", "00D50000000IZ3Z!x", "00D50000000IZ3ZEAW")]
    [InlineData("", "opaque", null)]
    public async Task The_organization_comes_from_the_identity_or_the_token(string identity, string value, string? organization)
    {
        var handler = ScriptedHandler.Answering(
            HttpStatusCode.OK, $$"""{"access_token":"{{value}}","instance_url":"https://a.example","id":"{{identity}}"}""");
        Assert.Equal(organization, (await Login.GetAsync(new PasswordFlow("me", "p", "c", "s"), handler)).OrganizationId);
    }

    [Theory]
    [InlineData("00D50000000IZ3Z!AQ", "00D50000000IZ3ZEAW")]
    [InlineData("00D50000000IZ3ZEAW!AQ", "00D50000000IZ3ZEAW")]
    [InlineData("00D!", null)]
    [InlineData("00D50000000IZ3Z EA!AQ", null)]
    [InlineData("00D5000000/IZ3Z!AQ", null)]
    [InlineData("00550000001fg5O!AQ", null)]
    [InlineData("!00D", null)]
    [InlineData("00DKx0000000001", null)]
    [InlineData("xx!00D", null)]
    public void A_session_id_begins_with_the_organization(string value, string? organization) =>
        Assert.Equal(organization, new AccessToken(value, Instance).OrganizationId);

    [Theory]
    [InlineData("00D000000000062EAA", "00D000000000062EAA")]
    [InlineData("00D000000000062", "00D000000000062EAA")]
    [InlineData("00Dgiven", "00Dgiven")]
    [InlineData("tenant 7", "tenant 7")]
    public void A_given_organization_counts_more(string given, string organization) =>
        Assert.Equal(organization, new AccessToken("00D50000000IZ3Z!x", Instance, given).OrganizationId);

    [Fact]
    public void An_empty_organization_is_refused()
    {
        Assert.Throws<ArgumentException>("organizationId", () => new AccessToken("t", Instance, " "));
        Assert.Throws<ArgumentException>("organizationId", () => new StaticToken("t", Instance, ""));
    }

    /// <summary>The simulated org writes its ids with its own code.</summary>
    [Fact]
    public async Task An_id_of_15_characters_is_extended_as_an_org_does_it()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var org = await Simulator.SimulatedOrg.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(org.OrganizationId, new AccessToken(org.IssueAccessToken(), org.Url).OrganizationId);
        }
    }

    [Fact]
    public async Task A_static_token_may_be_told_the_organization()
    {
        var token = await Login.GetAsync(new StaticToken("opaque", Instance, "00D000000000062"), Login.Accepting());
        Assert.Equal("00D000000000062EAA", token.OrganizationId);
    }

    [Fact]
    public void An_empty_token_is_refused() => Assert.Throws<ArgumentException>("value", () => new AccessToken(" ", Instance));

    [Fact]
    public async Task A_static_token_is_given_once_and_never_renewed()
    {
        var source = new StaticToken("00D!secret", Instance);
        var token = await Login.GetAsync(source, Login.Accepting());
        Assert.Equal("00D!secret", token.Reveal());
        var failure = await Assert.ThrowsAsync<StreamingException>(() => Login.GetAsync(source, Login.Accepting(), token));
        Assert.Equal((StreamingError.AuthenticationRejected, false), (failure.Error, failure.IsTransient));
        Assert.Contains("acme.my.salesforce.com refused the access token", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anonymous_access_has_no_token_and_cannot_get_one()
    {
        var source = new AnonymousAccess(new Uri("http://localhost:8080/"));
        var token = await Login.GetAsync(source, Login.Accepting());
        Assert.Null(token.Reveal());
        Assert.Null(token.OrganizationId);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => Login.GetAsync(source, Login.Accepting(), token));
        Assert.Equal(StreamingError.AuthenticationRejected, failure.Error);
        Assert.Contains("localhost requires authentication", failure.Message, StringComparison.Ordinal);
    }
}
