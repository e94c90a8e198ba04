using System.Net;
using TypedStreaming.Authentication;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>Tests a login host, or a server in its place, that repeats what it was sent.</summary>
public sealed class EchoedSecretTests
{
    [Theory]
    [InlineData("error")]
    [InlineData("error_description")]
    public async Task A_secret_that_the_host_repeats_is_left_out_of_the_error(string member)
    {
        var answer = """{"error":"invalid_grant","MEMBER":"no user me with pa55-word, client with client-s3cret"}"""
            .Replace("MEMBER", member, StringComparison.Ordinal);
        var flow = new PasswordFlow("me", "pa55-word", "client", "client-s3cret");

        var refused = await Login.FailAsync(flow, ScriptedHandler.Answering(HttpStatusCode.BadRequest, answer));

        Assert.Contains("no user me with (secret), client with (secret)", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55-word", refused.ToString() + refused.ServerText, StringComparison.Ordinal);
        Assert.DoesNotContain("client-s3cret", refused.ToString() + refused.ServerText, StringComparison.Ordinal);
    }

    /// <summary>The host, or a proxy, answers with what was posted in place of HTTP. The exception of .NET contains this text.</summary>
    [Theory]
    [MemberData(nameof(Flows))]
    public async Task A_secret_in_a_failed_connection_is_removed_from_all_texts(OAuthFlow flow, string[] secrets)
    {
        ScriptedHandler? handler = null;
        handler = new ScriptedHandler(_ =>
        {
            var posted = handler!.Requests[0].Body;
            throw new HttpRequestException("An error occurred.", new IOException($"invalid status line: '{posted} {Uri.UnescapeDataString(posted)}'"));
        });
        var failure = await Login.FailAsync(flow, handler);
        Assert.Contains("grant_type=", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains(SecretMask.Replacement, failure.Message, StringComparison.Ordinal);
        foreach (var secret in secrets) Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<OAuthFlow, string[]> Flows => new()
    {
        { new PasswordFlow("me", "pa55&word", "client", "client-s3cret"), ["pa55&word", "pa55%26word", "client-s3cret"] },
        { new ClientCredentialsFlow("client", "client-s3cret") { LoginUrl = new Uri("https://acme.my.salesforce.com") }, ["client-s3cret"] },
        { new RefreshTokenFlow("r3fresh==", "client"), ["r3fresh==", "r3fresh%3D%3D"] },
        { new AssertionFlow(), ["s1gned-assertion"] },
    };

    private sealed class AssertionFlow : OAuthFlow
    {
        protected override string Name => nameof(AssertionFlow);

        protected override IEnumerable<KeyValuePair<string, string>> Form(AccessTokenRequest request) =>
            [new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", "s1gned-assertion")];
    }
}
