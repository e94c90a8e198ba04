using System.Net;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>The obstacle of a login is reported in one message, with what to do.</summary>
public sealed class LoginTroubleTests
{
    private static readonly PasswordFlow Flow = new("user@acme.com", "pa55-word", "client", "secret");

    [Theory]
    [InlineData(
        "The SSL connection could not be established, see inner exception.",
        "The certificate has expired.",
        "The SSL connection could not be established: The certificate has expired.")]
    [InlineData(
        "An error occurred while sending the request.",
        "The response ended prematurely. (ResponseEnded)",
        "An error occurred while sending the request: The response ended prematurely. (ResponseEnded).")]
    [InlineData("Received an invalid status line: 'x'.", "an invalid status line", "Received an invalid status line: 'x'.")]
    public async Task The_cause_of_a_failed_request_is_told_once(string outer, string cause, string told)
    {
        var trouble = new HttpRequestException(outer, new IOException("Wrapped.", new IOException(cause)));
        var failure = await Login.FailAsync(Flow, ScriptedHandler.Failing(trouble));
        Assert.Equal($"PasswordFlow: login.salesforce.com could not be reached: {told} Check LoginUrl and the network.", failure.Message);
    }

    [Fact]
    public async Task A_redirect_names_the_host_that_it_leads_to()
    {
        var moved = ScriptedHandler.Answering(HttpStatusCode.Found, "", ("Location", "https://new.my.salesforce.com/services/oauth2/token?secret=1"));
        var failure = await Login.FailAsync(Flow, moved);
        Assert.Equal(
            "PasswordFlow: login.salesforce.com answered HTTP 302, a redirect to new.my.salesforce.com, which is not followed. Check LoginUrl.",
            failure.Message);
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
    }

    [Theory]
    [InlineData("acme.my.salesforce.com")]
    [InlineData("acme.my.salesforce.com:443")]
    public async Task An_address_without_a_scheme_is_answered_with_one_that_has_it(string address)
    {
        var flow = new PasswordFlow("user@acme.com", "pa55-word", "client", "secret") { LoginUrl = new Uri(address, UriKind.RelativeOrAbsolute) };
        var failure = await Login.FailAsync(flow, Login.Accepting());
        Assert.Equal(StreamingError.Configuration, failure.Error);
        Assert.EndsWith("use a form such as https://acme.my.salesforce.com.", failure.Message, StringComparison.Ordinal);
    }
}
