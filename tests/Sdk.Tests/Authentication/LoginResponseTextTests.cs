using System.Net;
using System.Text;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>A response whose texts cannot be read is not a valid login response, and not a defect of the SDK.</summary>
public sealed class LoginResponseTextTests
{
    [Theory]
    [InlineData("access_token")]
    [InlineData("instance_url")]
    [InlineData("error")]
    public async Task A_text_that_is_not_UTF8_is_a_failed_login(string member)
    {
        var body = Encoding.Latin1.GetBytes(Login.Answer.Replace("{\"access_token\"", $"{{\"{member}\":\"\xff\",\"x\"", StringComparison.Ordinal));
        var handler = ScriptedHandler.Answering(new ByteArrayContent(body));
        var failure = await Login.FailAsync(new PasswordFlow("me", "p", "c", "s"), handler);
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
    }

    [Fact]
    public async Task A_lone_surrogate_is_a_failed_login()
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, """{"access_token":"\ud800","instance_url":"https://a.example"}""");
        Assert.Equal(StreamingError.LoginFailed, (await Login.FailAsync(new PasswordFlow("me", "p", "c", "s"), handler)).Error);
    }
}
