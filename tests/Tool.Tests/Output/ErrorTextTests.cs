using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Publish;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Output;

/// <summary>The messages of the SDK in the words of the tool.</summary>
public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("""[{"message":"no such column 'A'.","errorCode":"INVALID_FIELD"}]""", "GET /x was answered with HTTP 400. The server says: no such column 'A'.")]
    [InlineData("<html>", "GET /x was answered with HTTP 400. The server says: <html>.")]
    [InlineData("", "GET /x was answered with HTTP 400.")]
    [InlineData("""[{"message":"bad \ud800 text"}]""", "GET /x was answered with HTTP 400. The server says: bad \uFFFD text.")]
    public void The_text_of_the_server_stands_in_the_message(string serverText, string expected) =>
        Assert.Equal(expected, ErrorText.Of(new StreamingException(StreamingError.RequestRefused, "GET /x was answered with HTTP 400. See ServerText for the server's error text.") { ServerText = serverText }));

    [Fact]
    public async Task A_fixed_token_is_not_called_by_its_type()
    {
        var source = new StaticToken("token", new Uri("https://acme.my.salesforce.com"));
        using var http = new HttpClient();
        var token = await source.GetTokenAsync(new AccessTokenRequest(http, TimeProvider.System, TimeSpan.FromSeconds(1)), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<StreamingException>(async () => await source.GetTokenAsync(new AccessTokenRequest(http, TimeProvider.System, TimeSpan.FromSeconds(1), token), TestContext.Current.CancellationToken));
        Assert.Equal("acme.my.salesforce.com refused the access token, and tse cannot renew it. Get a new token, or use another --flow.", ErrorText.Of(failure));
    }

    [Theory]
    [InlineData("publish", "Low_Ink__e", "{}")]
    [InlineData("topics", "list")]
    [InlineData("generate", "--event", "Low_Ink__e")]
    [InlineData("doctor")]
    public async Task A_login_host_that_does_not_answer_is_an_option_of_the_command_line(params string[] args)
    {
        var shell = new TestShell { ["TSE_CLIENT_ID"] = "id", ["TSE_CLIENT_SECRET"] = "secret", ["TSE_LOGIN_URL"] = "http://127.0.0.1:1" };
        Assert.Equal(ExitCodes.Failure, await shell.RunAsync(args));
        Assert.Contains(args[0] == "doctor" ? "--login-url" : "tse: --flow client-credentials: 127.0.0.1 could not be reached: ", shell.Out + shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("LoginUrl", shell.Out + shell.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("ClientCredentialsFlow", shell.Out + shell.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_texts_of_the_SDK_are_converted()
    {
        const string Path = "the file /srv/LoginUrl/p.db";
        Assert.Equal("tse: note: " + Path, ErrorLine.Note(Path));
        Assert.Equal("tse: " + Path, ErrorLine.Of(new ToolException(Path)));
        Assert.Equal("tse: Check --login-url.", ErrorLine.Of(new StreamingException(StreamingError.LoginFailed, "Check LoginUrl.")));
        var shell = new TestShell();
        new RepeatNotes(shell).Write("Check LoginUrl.", carriesEvents: false);
        Assert.EndsWith(": Check --login-url.\n", shell.Err, StringComparison.Ordinal);
        var failure = PublishFailure.Of([new PublishResult { Status = PublishStatus.Unknown, Error = "Check LoginUrl." }], 0, 1, "/event/Low_Ink__e");
        Assert.StartsWith("Event 1 of 1 may or may not have been published: Check --login-url.", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_is_shortened_between_characters()
    {
        Assert.Equal(new string('x', 1000) + "...", ErrorText.Limited(new string('x', 15_000)));
        Assert.Equal(new string('x', 999) + "...", ErrorText.Limited(new string('x', 999) + "\U0001F600" + "y"));
        Assert.Equal(4000 + "tse: ...".Length, ErrorLine.Of(new string('x', 15_000)).Length);
        Assert.Equal("tse: " + new string('x', 3999) + "...", ErrorLine.Of(new string('x', 3999) + "\U0001F600" + "y"));
    }
}
