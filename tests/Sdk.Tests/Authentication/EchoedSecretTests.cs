using System.Net;
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
}
