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

    [Theory]
    [InlineData("error", "pa55%26w%C3%B6rd", "client%2Ds3cret")]
    [InlineData("error_description", "pa55%26w%c3%b6rd", "client%2ds3cret")]
    [InlineData("error_description", "pa55\\\\u0026w\\\\u00f6rd", "\\\\u0063lient-s3cret")]
    [InlineData("error_description", "pa55\\u002526w&ouml;rd", "&#x63;lient-s3cret")]
    public async Task An_encoded_secret_is_left_out_too(string member, string password, string secret)
    {
        var answer = $$"""{"error":"invalid_grant","{{member}}":"no user me with {{password}}, client with {{secret}}"}""";
        var flow = new PasswordFlow("me", "pa55&w\u00f6rd", "client", "client-s3cret");

        var refused = await Login.FailAsync(flow, ScriptedHandler.Answering(HttpStatusCode.BadRequest, answer));

        Assert.Contains("no user me with (secret), client with (secret)", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55", $"{refused} {refused.ServerText}", StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", $"{refused} {refused.ServerText}", StringComparison.Ordinal);
    }

    /// <summary>.NET reads the bytes of a status line as characters, so the password comes as the characters of its bytes in UTF-8.</summary>
    [Theory]
    [InlineData("pa55%2526w%25C3%25B6rd")]
    [InlineData("pa55&w\u00c3\u00b6rd")]
    [InlineData("\\u0070a55\\\\u0026w\\u00f6rd")]
    public async Task An_encoded_secret_in_a_failed_connection_is_removed(string repeated)
    {
        var flow = new PasswordFlow("me", "pa55&w\u00f6rd", "client", "client-s3cret");
        var failure = await Login.FailAsync(flow, ScriptedHandler.Failing(new HttpRequestException("An error occurred.", new IOException($"invalid status line: '{repeated}'"))));
        Assert.Contains("invalid status line: '(secret)'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(repeated, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302, "")]
    [InlineData(200, """{"access_token":"x","instance_url":"http://client-s3cret/"}""")]
    [InlineData(200, """{"access_token":"CLIENT-x","instance_url":"http://client-x/"}""")]
    public async Task A_host_with_the_name_of_a_secret_is_not_shown(int status, string body)
    {
        var flow = new PasswordFlow("me", "pa55-word", "client", "CLIENT-s3cret");
        var failure = await Login.FailAsync(flow, ScriptedHandler.Answering((HttpStatusCode)status, body, ("Location", "https://client-s3cret/")));
        Assert.Contains(SecretMask.Replacement, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("client-x", failure.ToString(), StringComparison.OrdinalIgnoreCase);
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
