using System.Net;
using System.Text;
using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Tests.Time;
using TypedStreaming.Tests.Transport;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>An org, or a proxy in its place, that repeats the access token in the text of an error. No message and no log line contains the token.</summary>
public sealed class EchoedTokenTests
{
    private const string Secret = "00Dxx!tell-nobody";
    private static readonly Uri Instance = new("https://acme.my.salesforce.com/");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "OK", """[{"channel":"/meta/handshake","successful":false,"error":"403::bad 00Dxx!tell-nobody"}]""")]
    [InlineData(200, "OK", """[{"channel":"/meta/handshake","successful":false,"error":"403::denied","ext":{"sfdc":{"failureReason":"400::bad 00Dxx!tell-nobody"}}}]""")]
    [InlineData(200, "OK", """[{"channel":"/meta/handshake","successful":false,"error":"403::bad \u00300Dxx!tell-nobody"}]""")]
    [InlineData(400, "Bad", """[{"channel":"/meta/handshake","successful":false,"error":"403::bad 00Dxx!tell-nobody"}]""")]
    [InlineData(400, "Not 00Dxx!tell-nobody", "")]
    [InlineData(200, "OK", """[{"channel":"/meta/handshake","successful":false,"error":"403::bad 00Dxx%21tell-nobody"}]""")]
    [InlineData(200, "OK", """[{"channel":"/meta/handshake","successful":false,"error":"403::bad \\u0030\\u0030Dxx!tell-nobody"}]""")]
    [InlineData(200, "OK", """[{"channel":"/meta/handshake","successful":false,"error":"403::denied","ext":{"sfdc":{"failureReason":"400::bad 00Dxx\u002521tell-nobody"}}}]""")]
    [InlineData(400, "Not 00Dxx%2521tell-nobody", "")]
    [InlineData(400, "Not \\u0030\\u0030Dxx!tell-nobody", "")]
    public async Task A_refused_session(int status, string reason, string body)
    {
        var log = new RecordingLoggerFactory();
        var org = new ScriptedHandler(_ => Task.FromResult(Answer(status, reason, body)));
        await using var client = Client(log, org);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));
        Assert.Contains(Secret, org.Requests[0].Headers, StringComparison.Ordinal);
        Assert.Contains(SecretMask.Replacement, failure.Message, StringComparison.Ordinal);
        AssertSilent(failure, client.LastStateChange.Cause, string.Join('\n', log.Lines));
    }

    [Theory]
    [InlineData(401, "Unauthorized", """[{"errorCode":"E_00Dxx!tell-nobody","message":"Bearer 00Dxx!tell-nobody"}]""")]
    [InlineData(401, "Unauthorized", """[{"errorCode":"E_\u00300Dxx!tell-nobody","message":"Bearer 00Dxx\u0021tell\u002Dnobody"}]""")]
    [InlineData(400, "Not 00Dxx!tell-nobody", "00Dxx!tell-nobody")]
    [InlineData(400, "Not \\u0030\\u0030Dxx!tell-nobody", "00Dxx%21tell-nobody")]
    [InlineData(500, "(secret)", "<html>Bearer 00Dxx&#33;tell-nobody</html>")]
    [InlineData(400, "Bad", """[{"errorCode":"E_00Dxx%21tell-nobody","message":"Bearer 00Dxx\\u0021tell-nobody"}]""")]
    public async Task A_refused_request(int status, string reason, string body)
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => SendAsync(Answer(status, reason, body)));
        Assert.Contains(SecretMask.Replacement, failure.Message, StringComparison.Ordinal);
        Assert.Contains(SecretMask.Replacement, failure.ServerText!, StringComparison.Ordinal);
        AssertSilent(failure, failure.ErrorCode);
    }

    [Theory]
    [InlineData(Secret)]
    [InlineData("\\u0030\\u0030Dxx!tell-nobody")]
    [InlineData("00Dxx%21tell-nobody")]
    public async Task A_failed_connection(string repeated)
    {
        using var http = new HttpClient(ScriptedHandler.Failing(new HttpRequestException($"invalid status line {repeated}")));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => RequestAsync(http, hidesToken: false));
        Assert.IsType<HttpRequestException>(failure.InnerException);
        AssertSilent(failure);
    }

    /// <summary>The innermost exception contains the text of the server.</summary>
    [Fact]
    public async Task A_failed_connection_with_a_cause()
    {
        var cause = new HttpRequestException(HttpRequestError.ConnectionError, "An error occurred.", new IOException("outer", new FormatException($"bad {Secret}")));
        using var http = new HttpClient(ScriptedHandler.Failing(cause));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => RequestAsync(http, hidesToken: false));
        Assert.Contains("bad (secret)", failure.InnerException!.ToString(), StringComparison.Ordinal);
        Assert.Equal(RequestFate.NotProcessed, RequestFates.Of(failure));
        AssertSilent(failure);
    }

    [Fact]
    public async Task A_response_that_is_not_JSON()
    {
        var failure = await Assert.ThrowsAsync<StreamingException>(() => SendAsync(Answer(200, "OK", $"not JSON, but {Secret}")));
        Assert.Equal(StreamingError.Protocol, failure.Error);
        AssertSilent(failure);
    }

    /// <summary>The session's own requests: a broken connection, and a response that is not JSON.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_session(bool isConnectionBroken)
    {
        var log = new RecordingLoggerFactory();
        await using var client = Client(log, new ScriptedHandler(_ => isConnectionBroken
            ? throw new HttpRequestException("An error occurred.", new FormatException($"invalid status line {Secret}"))
            : Task.FromResult(Answer(200, "OK", $$"""[{"channel":not JSON, but {{Secret}}}]"""))));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));
        Assert.Equal(StreamingError.Transport, failure.Error);
        Assert.Contains(SecretMask.Replacement, failure.Message, StringComparison.Ordinal);
        AssertSilent(failure, client.LastStateChange.Cause, string.Join('\n', log.Lines));
    }

    /// <summary>The texts of such responses become messages. The program's own responses are not changed: the second case is the negative control.</summary>
    [Theory]
    [InlineData(true, "no (secret)")]
    [InlineData(false, "no 00Dxx!tell-nobody")]
    public async Task The_outcomes_in_an_accepted_response(bool hidesToken, string expected)
    {
        var response = await SendAsync(Answer(200, "OK", """{"success":false,"error":"no 00Dxx!tell-nobody"}"""), hidesToken);
        Assert.Equal(expected, response.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("""{"a":"\u00300Dxx\u0021tell-nobod\u0079"}""", """{"a":"(secret)"}""")]
    [InlineData("""{"a":"\u00300Dxx!tell\u002dnobody\n00Dxx!tell-nobody"}""", """{"a":"(secret)\n(secret)"}""")]
    [InlineData("""{"a":"\\\u00300Dxx!tell-nobody"}""", """{"a":"(secret)"}""")]
    [InlineData("""{"a":"\\u00300Dxx!tell-nobody"}""", """{"a":"(secret)"}""")]
    [InlineData("""{"a":"\\u0030xx"}""", """{"a":"\\u0030xx"}""")]
    [InlineData("""\00Dxx!tell-nobody \u""", """\(secret) \u""")]
    [InlineData("""{"a":"\u00310Dxx!tell-nobody"}""", """{"a":"\u00310Dxx!tell-nobody"}""")]
    public void A_token_with_escapes_is_removed(string body, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(SecretMask.Apply(Encoding.UTF8.GetBytes(body), Secret).Span));

    [Theory]
    [InlineData("""a\/b\\c\"d""")]
    [InlineData("""a\u002fb\u005Cc\u0022d""")]
    [InlineData("""a/b\c"d""")]
    public void A_secret_with_characters_that_have_short_escapes(string body) =>
        Assert.Equal("x \\ (secret)", Encoding.UTF8.GetString(SecretMask.Apply(Encoding.UTF8.GetBytes("x \\ " + body), "a/b\\c\"d").Span));

    [Fact]
    public void A_body_without_the_token_is_not_copied()
    {
        ReadOnlyMemory<byte> body = new byte[] { 0xFF, (byte)'0', (byte)'0', (byte)'D' };
        Assert.Equal(body, SecretMask.Apply(body, Secret));
        Assert.Equal(body, SecretMask.Apply(body, null));
        body = new byte[] { 0xFF, (byte)'\\', (byte)'u', (byte)'0', (byte)'0' };
        Assert.Equal(body, SecretMask.Apply(body, Secret));
        Assert.Equal("No such host", SecretMask.Apply("No such host", "t"));
    }

    /// <summary>A token can be a valid host name, which .NET converts to lower case.</summary>
    [Fact]
    public async Task A_redirect_to_a_host_with_the_name_of_the_token()
    {
        using var http = new HttpClient(ScriptedHandler.Answering(HttpStatusCode.Found, "", ("Location", "https://00DKx0000000001TellNobody/")));
        var requests = new InstanceRequests(http, TimeSpan.FromSeconds(30), new ManualTimeProvider());
        var failure = await Assert.ThrowsAsync<StreamingException>(() =>
            requests.SendAsync(HttpMethod.Get, new Uri(Instance, "/x"), new AccessToken("00DKx0000000001TellNobody", Instance), null, Token));
        Assert.Contains("a redirect to (secret),", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The request for the versions is sent without the token, but the server knows the token from another request.</summary>
    [Theory]
    [InlineData("00Dxx!tell-nobody garbage")]
    [InlineData("00Dxx%21tell-nobody garbage")]
    public async Task A_list_of_versions_that_cannot_be_read(string line)
    {
        var log = new RecordingLoggerFactory();
        var org = ScriptedHandler.Failing(new HttpRequestException("An error occurred.", new FormatException($"invalid status line '{line}'")));
        await using var client = Client(log, org, version: null);
        var failure = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(Token));
        Assert.Contains("/services/data/", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(secret) garbage", failure.Message, StringComparison.Ordinal);
        AssertSilent(failure, client.LastStateChange.Cause, client.LastStateChange.LastCause, string.Join('\n', log.Lines));
    }

    private static StreamingClient Client(RecordingLoggerFactory log, ScriptedHandler org, string? version = "66.0") => new(new StreamingClientOptions
    {
        AccessTokens = new StaticToken(Secret, Instance),
        HttpHandler = org,
        ApiVersion = version,
        LoggerFactory = log,
        AutoReconnect = false,
    });

    private static HttpResponseMessage Answer(int status, string reason, string body)
    {
        var response = ScriptedHandler.Response((HttpStatusCode)status, new ByteArrayContent(Encoding.UTF8.GetBytes(body)));
        response.ReasonPhrase = reason;
        return response;
    }

    private static async Task<JsonElement> SendAsync(HttpResponseMessage answer, bool hidesToken = false)
    {
        using var http = new HttpClient(new ScriptedHandler(_ => Task.FromResult(answer)));
        return await RequestAsync(http, hidesToken);
    }

    private static Task<JsonElement> RequestAsync(HttpClient http, bool hidesToken) =>
        new InstanceRequests(http, TimeSpan.FromSeconds(30), new ManualTimeProvider()) { HidesToken = hidesToken }
            .SendAsync(HttpMethod.Get, InstanceRequests.Address(Instance, "/services/data/"), new AccessToken(Secret, Instance), null, Token);

    private static void AssertSilent(params object?[] texts)
    {
        foreach (var text in texts) Assert.DoesNotContain("tell-nobody", $"{text} {(text as StreamingException)?.ServerText}", StringComparison.Ordinal);
    }
}
