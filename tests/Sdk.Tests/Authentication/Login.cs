using System.Net;
using TypedStreaming.Tests.Time;
using TypedStreaming.Tests.Transport;

namespace TypedStreaming.Tests.Authentication;

/// <summary>Logs in with a source, over a scripted token endpoint.</summary>
internal static class Login
{
    public const string Answer =
        """
        {"access_token":"00DKx0000000001!AQtoken","instance_url":"https://acme.my.salesforce.com",
         "id":"https://login.salesforce.com/id/00DKx0000000001EAA/005Kx000001AbCdIAK",
         "token_type":"Bearer","issued_at":"1777886471037","signature":"Zm9v","scope":"api"}
        """;

    public static ScriptedHandler Accepting() => ScriptedHandler.Answering(HttpStatusCode.OK, Answer);

    public static async Task<AccessToken> GetAsync(
        IAccessTokenSource source, ScriptedHandler handler, AccessToken? rejected = null, ManualTimeProvider? time = null)
    {
        using var http = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var request = new AccessTokenRequest(http, time ?? new ManualTimeProvider(), TimeSpan.FromSeconds(30), rejected);
        return await source.GetTokenAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<StreamingException> FailAsync(IAccessTokenSource source, ScriptedHandler handler, ManualTimeProvider? time = null) =>
        Assert.ThrowsAsync<StreamingException>(() => GetAsync(source, handler, null, time));
}
