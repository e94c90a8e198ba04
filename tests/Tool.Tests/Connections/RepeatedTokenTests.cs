using System.Net;
using System.Net.Sockets;
using System.Text;
using TypedStreaming.PubSub.Tests.Fixtures;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Tests.Fixtures;

namespace TypedStreaming.Tool.Tests.Connections;

/// <summary>A server repeats the access token in all parts of its response. No message of a command contains the token.</summary>
public sealed class RepeatedTokenTests
{
    private const string Token = "00DKx0000000001TellNobodyTellNobody";
    private const string Versions = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[{\"version\":\"66.0\"}]";
    private const string UrlEncoded = "%30%30DKx0000000001TellNobodyTellNobody";
    private const string Json = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n";

    [Theory]
    [InlineData(Json + "[{\"errorCode\":\"" + Token + "\"}]")]
    [InlineData(Json + "[{\"message\":\"\\n\",\"errorCode\":\"\\u0030" + "0DKx0000000001TellNobodyTellNobody" + "\"}]")]
    [InlineData(Json + "[{\"message\":\"\\u0030" + "0DKx0000000001\\u0054ellNobody\\u0054ellNobody" + "\",\"errorCode\":\"X\"}]")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"name\":\"\\u0030" + "0DKx0000000001TellNobodyTellNobody" + "\",\"fields\":[],\"\\ud800\":\"\\ud800\"}")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://" + Token + "/?" + Token + "\r\n\r\n")]
    [InlineData("BAD " + Token + "\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n" + Token + "\r\n\r\n")]
    [InlineData(Json + "[{\"errorCode\":\"" + UrlEncoded + "\"}]")]
    [InlineData(Json + "[{\"errorCode\":\"\\\\u0030\\\\u0030DKx0000000001TellNobodyTellNobody\"}]")]
    [InlineData("BAD " + UrlEncoded + "\r\n\r\n")]
    [InlineData("HTTP/1.1 400 Bad \\u0030\\u0030DKx0000000001TellNobodyTellNobody\r\n\r\n")]
    public async Task The_token_is_not_shown(string response)
    {
        foreach (string[] args in new string[][] { ["generate", "--event", "Low_Ink__e"], ["publish", "Low_Ink__e", "{}", "--transport", "pubsub", "--pubsub-endpoint", "http://127.0.0.1:1"] })
        {
            var error = await ErrorAsync(response, args);
            Assert.DoesNotContain("TellNobody", error, StringComparison.OrdinalIgnoreCase);
            Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task The_place_of_the_token_is_shown()
    {
        Assert.Contains("(HTTP 403 X (secret))", await ErrorAsync(Json + "[{\"errorCode\":\"X " + Token + "\"}]", "generate", "--event", "Low_Ink__e"), StringComparison.Ordinal);
        Assert.EndsWith("The server says: bad (secret).\n", await ErrorAsync(Json + "[{\"message\":\"bad \\u0030" + "0DKx0000000001\\u0054ellNobody\\u0054ellNobody" + "\",\"errorCode\":\"X\"}]", "topics", "list"), StringComparison.Ordinal);
        Assert.Contains("'BAD (secret)'", await ErrorAsync("BAD " + Token + "\r\n\r\n", "generate", "--event", "Low_Ink__e"), StringComparison.Ordinal);
    }

    /// <summary>The server repeats the token in its response to the request for the versions, which is sent without the token.</summary>
    [Theory]
    [InlineData("BAD " + Token + " garbage\r\n\r\n")]
    [InlineData("BAD " + UrlEncoded + " garbage\r\n\r\n")]
    [InlineData(Json + "[{\"errorCode\":\"" + Token + "\"}]")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: https://" + Token + "/\r\n\r\n")]
    public async Task The_token_is_not_shown_in_a_failure_without_a_login(string response)
    {
        foreach (string[] args in new string[][] { ["topics", "list"], ["publish", "Low_Ink__e", "{}"], ["listen", "/topic/A"], ["generate", "--event", "Low_Ink__e"], ["doctor"] })
            Assert.DoesNotContain("TellNobody", await OutputAsync(response, response, args), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<string> ErrorAsync(string response, params string[] args) => OutputAsync(Versions, response, args);

    private static async Task<string> OutputAsync(string versions, string response, params string[] args)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Pipes.AcceptAsync(listener, (client, token) => AnswerAsync(client.GetStream(), versions, response, token), end.Token);
        var shell = new TestShell { ["TSE_ACCESS_TOKEN"] = Token, ["TSE_INSTANCE_URL"] = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}" };
        Assert.Equal(ExitCodes.Failure, await shell.RunAsync(args));
        await end.CancelAsync();
        await serving;
        return shell.Out + shell.Err;
    }

    /// <summary>Responds to one request: with the versions if the request has no token; otherwise, with the response of the test.</summary>
    private static async Task AnswerAsync(NetworkStream stream, string versions, string response, CancellationToken cancellationToken)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, cancellationToken) is var length and > 0) request.Append(Encoding.ASCII.GetString(buffer, 0, length));
            else return;
        }

        var isKnown = request.ToString().Contains("Bearer " + Token, StringComparison.Ordinal);
        var answer = isKnown ? response : versions;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)), cancellationToken);
    }
}
