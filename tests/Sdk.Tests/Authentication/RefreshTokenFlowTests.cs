namespace TypedStreaming.Tests.Authentication;

public sealed class RefreshTokenFlowTests
{
    [Theory]
    [InlineData("secret", "grant_type=refresh_token&client_id=client&client_secret=secret&refresh_token=5Aep%21x")]
    [InlineData(null, "grant_type=refresh_token&client_id=client&refresh_token=5Aep%21x")]
    public async Task It_posts_the_refresh_token_as_a_form(string? secret, string form)
    {
        var handler = Login.Accepting();
        await Login.GetAsync(new RefreshTokenFlow("5Aep!x", "client", secret), handler);
        Assert.Equal(form, Assert.Single(handler.Requests).Body);
    }

    [Fact]
    public async Task An_expired_refresh_token_is_final_and_says_so()
    {
        var handler = Transport.ScriptedHandler.Answering(
            System.Net.HttpStatusCode.BadRequest, """{"error":"invalid_grant","error_description":"expired access/refresh token"}""");
        var failure = await Login.FailAsync(new RefreshTokenFlow("5Aep!x", "client"), handler);
        Assert.Equal((StreamingError.LoginRefused, false), (failure.Error, failure.IsTransient));
        Assert.StartsWith("RefreshTokenFlow: login.salesforce.com refused the login: expired access/refresh token (invalid_grant).", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "c", "refreshToken")]
    [InlineData("r", " ", "clientId")]
    public void A_missing_part_is_named(string refreshToken, string clientId, string parameter) =>
        Assert.Throws<ArgumentException>(parameter, () => new RefreshTokenFlow(refreshToken, clientId));
}
