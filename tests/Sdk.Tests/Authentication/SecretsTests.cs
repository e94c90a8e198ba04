using System.Net;
using System.Text.Json;
using TypedStreaming.Authentication;
using TypedStreaming.Tests.Time;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>No text ever contains one of the secrets of a login.</summary>
public sealed class SecretsTests
{
    private static readonly string[] Secrets = ["pa55-word", "client-s3cret", "refresh-t0ken", "r0tated-token", "00DKx0000000001!AQtoken", "AQtoken", "00D!static-t0ken"];

    private static readonly Uri Instance = new("https://acme.my.salesforce.com/");

    public static TheoryData<int, string> Answers() => new()
    {
        { 400, """{"error":"invalid_grant","error_description":"authentication failure"}""" },
        { 401, """{"error":"invalid_client"}""" },
        { 200, "<html>00DKx0000000001!AQtoken</html>" },
        { 200, """{"access_token":"00DKx0000000001!AQtoken"}""" },
        { 200, """{"access_token":"00DKx0000000001!AQtoken","instance_url":"http://acme.example"}""" },
        { 200, """{"access_token":"00DKx0000000001!AQtoken","instance_url":"nowhere"}""" },
        { 200, """{"refresh_token":"r0tated-token","access_token":"00DKx0000000001!AQtoken"}""" },
        { 503, """{"access_token":"00DKx0000000001!AQtoken"}""" },
        { 302, "" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_failed_login_tells_a_secret(int status, string body)
    {
        foreach (var source in Flows())
        {
            var failure = await Login.FailAsync(source, ScriptedHandler.Answering((HttpStatusCode)status, body));
            AssertSilent(failure.ToString());
            AssertSilent(failure.ServerText ?? "");
        }
    }

    [Fact]
    public async Task No_unreachable_login_host_tells_a_secret()
    {
        foreach (var source in Flows())
        {
            AssertSilent((await Login.FailAsync(source, ScriptedHandler.Failing(new HttpRequestException("reset")))).ToString());
            var time = new ManualTimeProvider();
            var late = Login.FailAsync(source, ScriptedHandler.Hanging(), time);
            time.Advance(TimeSpan.FromSeconds(30));
            AssertSilent((await late).ToString());
        }
    }

    [Fact]
    public async Task No_text_or_JSON_of_what_holds_secrets_tells_them()
    {
        var token = await Login.GetAsync(new PasswordFlow("me", "pa55-word", "client", "client-s3cret"), Login.Accepting());
        var source = new StaticToken("00D!static-t0ken", Instance);
        object[] holders = [.. Flows(), token, source, new Secret("pa55-word"), new StreamingClientOptions { AccessTokens = source }];
        foreach (var holder in holders)
        {
            AssertSilent($"{holder}");
            AssertSilent(JsonSerializer.Serialize(holder, holder.GetType()));
        }
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_stays_secret()
    {
        var source = new StaticToken("00D!static-t0ken", Instance);
        var token = await Login.GetAsync(source, Login.Accepting());
        AssertSilent((await Assert.ThrowsAsync<StreamingException>(() => Login.GetAsync(source, Login.Accepting(), token))).ToString());
    }

    [Fact]
    public async Task A_rotated_refresh_token_that_could_not_be_stored_stays_secret()
    {
        var flow = new RefreshTokenFlow("refresh-t0ken", "client", "client-s3cret")
        {
            OnRotated = static (token, _) => throw new InvalidDataException($"cannot store {token}") { Data = { ["token"] = token } },
        };
        var answer = ScriptedHandler.Answering(HttpStatusCode.OK, Login.Answer.Replace("{", """{"refresh_token":"r0tated-token",""", StringComparison.Ordinal));
        var failure = await Login.FailAsync(flow, answer);
        Assert.Null(failure.InnerException);
        object[] holders = [failure, flow];
        foreach (var holder in holders) AssertSilent($"{holder}");
    }

    [Fact]
    public async Task No_log_line_of_a_run_tells_a_secret()
    {
        var log = new RecordingLoggerFactory();
        var org = ScriptedHandler.Answering(HttpStatusCode.OK,
            """[{"channel":"/meta/handshake","successful":false,"error":"403::Handshake denied","ext":{"sfdc":{"failureReason":"401::Authentication invalid"}}}]""");
        await using var client = new StreamingClient(new StreamingClientOptions
        {
            AccessTokens = new PasswordFlow("me", "pa55-word", "client", "client-s3cret"),
            HttpHandler = org,
            LoginHttpHandler = Login.Accepting(),
            ApiVersion = "66.0",
            LoggerFactory = log,
            TimeProvider = new ManualTimeProvider(),
        });
        var failure = await Assert.ThrowsAsync<StreamingException>(() => client.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(StreamingError.AuthenticationRejected, failure.Error);
        Assert.Contains("AQtoken", Assert.Single(org.Requests).Headers, StringComparison.Ordinal);
        Assert.NotEmpty(log.Lines);
        AssertSilent(failure + string.Join('\n', log.Lines));
    }

    [Fact]
    public void The_search_finds_a_secret_that_is_told() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(static () => AssertSilent(new StreamingException(StreamingError.Defect, "the pa55-word").ToString()));

    private static IEnumerable<IAccessTokenSource> Flows() =>
    [
        new PasswordFlow("me@acme.com", "pa55-word", "client", "client-s3cret"),
        new RefreshTokenFlow("refresh-t0ken", "client", "client-s3cret"),
        new ClientCredentialsFlow("client", "client-s3cret") { LoginUrl = Instance },
    ];

    private static void AssertSilent(string text)
    {
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }
}
