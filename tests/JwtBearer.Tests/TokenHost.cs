using System.Net;

namespace TypedStreaming.JwtBearer.Tests;

/// <summary>A login host that gives every request the same response, and keeps what was sent.</summary>
internal sealed class TokenHost(HttpStatusCode status = HttpStatusCode.OK, string answer = TokenHost.Accepted) : HttpMessageHandler
{
    public const string Accepted = """{"access_token":"00DKx0000000001!AQtoken","instance_url":"https://acme.my.salesforce.com"}""";

    public List<(Uri Address, Dictionary<string, string> Form)> Requests { get; } = [];

    public Assertion Assertion => new(Requests[^1].Form["assertion"]);

    public static TokenHost Refusing(string error, string description) =>
        new(HttpStatusCode.BadRequest, $$"""{"error":"{{error}}","error_description":"{{description}}"}""");

    public async Task<AccessToken> LoginAsync(IAccessTokenSource source, TimeProvider? clock = null)
    {
        using var http = new HttpClient(this, disposeHandler: false);
        var request = new AccessTokenRequest(http, clock ?? new Clock(), TimeSpan.FromSeconds(30));
        return await source.GetTokenAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<StreamingException> FailAsync(IAccessTokenSource source) =>
        Assert.ThrowsAsync<StreamingException>(() => LoginAsync(source));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content?.Headers.ContentType?.MediaType != "application/x-www-form-urlencoded") return Answer();
        var body = await request.Content.ReadAsStringAsync(cancellationToken);
        var form = body.Split('&').Select(static field => field.Split('='))
            .ToDictionary(static field => field[0], static field => WebUtility.UrlDecode(field[1]), StringComparer.Ordinal);
        Requests.Add((request.RequestUri!, form));
        return Answer();
    }

    private HttpResponseMessage Answer() => new(status) { Content = new StringContent(answer) };
}
