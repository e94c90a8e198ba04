using TypedStreaming.Authentication;

namespace TypedStreaming.Tests.Authentication;

public sealed class UserIdTests
{
    [Theory]
    [InlineData("https://login.salesforce.com/id/00DKx0000000001EAA/005Kx000001AbCdIAK", "005Kx000001AbCdIAK")]
    [InlineData("https://login.salesforce.com/id/00DKx0000000001EAA/005000000000001/", "005000000000001AAA")]
    [InlineData("https://acme.my.site.com/shop/id/00DKx0000000001EAA/005Kx000001AbCdIAK", "005Kx000001AbCdIAK")]
    [InlineData("https://login.salesforce.com/id/00DKx0000000001EAA", null)]
    [InlineData("https://login.salesforce.com/id/00DKx0000000001EAA/00DKx0000000001EAA", null)]
    [InlineData("nothing", null)]
    [InlineData(null, null)]
    public void The_user_follows_the_organization_in_the_identity_url(string? url, string? expected) => Assert.Equal(expected, UserIds.OfIdentity(url));

    [Fact]
    public async Task A_login_tells_the_user()
    {
        var token = await Login.GetAsync(new ClientCredentialsFlow("id", "secret") { LoginUrl = new Uri("https://acme.my.salesforce.com") }, Login.Accepting());
        Assert.Matches("^005[A-Za-z0-9]{15}$", token.UserId);
    }
}
