using System.Net;
using TypedStreaming.Tests.Authentication;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of logins.</summary>
internal static class LoginErrors
{
    private const string Answer = "LoginResponseReader.Unusable";
    private const string Refusal = "LoginResponseReader.Refused";
    private static readonly Uri Instance = new("https://acme.my.salesforce.com");

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        Row("OAuthFlow.GetTokenAsync", "the login host is not HTTPS", StreamingError.Configuration, false, "LoginUrl", () => FailAsync(
            new PasswordFlow("u", "p", "c", "s") { LoginUrl = new Uri("http://acme.my.salesforce.com") }, Login.Accepting())),
        Row("OAuthFlow.GetTokenAsync", "an option of the flow is wrong", StreamingError.Configuration, false, "My Domain", () => FailAsync(
            new ClientCredentialsFlow("c", "s"), Login.Accepting())),
        Row("OAuthFlow.Redirected", "a redirect", StreamingError.LoginFailed, false, "not followed", () => FailAsync(
            Flow(), ScriptedHandler.Answering(HttpStatusCode.Found, "", ("Location", "https://elsewhere.example/")))),
        Row("OAuthFlow.Unreachable", "no connection", StreamingError.LoginFailed, true, "could not be reached", () => FailAsync(
            Flow(), ScriptedHandler.Failing(new HttpRequestException("No such host")))),
        Answering(Answer, "HTTP 503", StreamingError.LoginFailed, true, 503, "", "answered HTTP 503"),
        Answering(Answer, "HTTP 429", StreamingError.LoginFailed, true, 429, "{}", "answered HTTP 429"),
        Answering(Answer, "a page with 200", StreamingError.LoginFailed, true, 200, "<html>maintenance</html>", "not a JSON object"),
        Answering(Answer, "a page with 404", StreamingError.LoginFailed, false, 404, "<html>not here</html>", "not a JSON object"),
        Answering(Answer, "no token", StreamingError.LoginFailed, false, 200, "{}", "does not contain access_token"),
        Answering(Answer, "no instance", StreamingError.LoginFailed, false, 200, """{"access_token":"t"}""", "does not contain instance_url"),
        Row(Answer, "text that is not UTF-8", StreamingError.LoginFailed, true, "not valid UTF-8", () => FailAsync(
            Flow(), ScriptedHandler.Answering(new ByteArrayContent([.. """{"error":" """u8, 0xFF, .. "\"}"u8])))),
        Answering("LoginResponseReader.Instance", "an instance that is not HTTPS", StreamingError.LoginFailed, false, 200,
            """{"access_token":"t","instance_url":"http://acme.example"}""", "instance_url in the login response is not valid"),
        Answering(Refusal, "wrong credentials", StreamingError.LoginRefused, false, 400, """{"error":"invalid_grant"}""", "refused the login"),
        Answering(Refusal, "trouble of the server", StreamingError.LoginFailed, true, 400,
            """{"error":"unknown_error","error_description":"retry your request"}""", "retry your request"),
        Answering(Refusal, "too many logins", StreamingError.LimitExceeded, true, 400, """{"error":"rate_limit_exceeded"}""", "rate_limit_exceeded"),
        Row("RefreshTokenFlow.SaveAsync", "a new refresh token cannot be stored", StreamingError.LoginFailed, true, "OnRotated threw", () => FailAsync(
            new RefreshTokenFlow("r", "c") { OnRotated = static (_, _) => throw new IOException() },
            ScriptedHandler.Answering(HttpStatusCode.OK, """{"access_token":"t","instance_url":"https://a.example","refresh_token":"n"}"""))),
        Row("StaticToken.GetTokenAsync", "it is refused", StreamingError.AuthenticationRejected, false, "cannot get a new one", () => Login.GetAsync(
            new StaticToken("t", Instance), Login.Accepting(), new AccessToken("t", Instance))),
        Row("AnonymousAccess.GetTokenAsync", "the server wants a login", StreamingError.AuthenticationRejected, false, "requires authentication", () => Login.GetAsync(
            new AnonymousAccess(Instance), Login.Accepting(), new AccessToken(null, Instance))),
    ];

    private static PasswordFlow Flow() => new("user", "password", "client", "secret");

    private static ErrorRow Row(string site, string when, StreamingError reason, bool isTransient, string says, Func<Task> act) =>
        ErrorRow.Thrown(site, when, reason, isTransient, says, act);

    private static ErrorRow Answering(string site, string when, StreamingError reason, bool isTransient, int status, string body, string says) =>
        Row(site, when, reason, isTransient, says, () => FailAsync(Flow(), ScriptedHandler.Answering((HttpStatusCode)status, body)));

    private static Task<AccessToken> FailAsync(IAccessTokenSource source, ScriptedHandler handler) => Login.GetAsync(source, handler);
}
