using System.Text;
using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Interop.Tests.Wire;

/// <summary>The server's side of a <see cref="Proxy"/>: it keeps no cookies and follows no redirects.</summary>
internal sealed class Upstream(Uri server) : IDisposable
{
    private static readonly string[] RequestHeaders = ["Cookie", "Authorization"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<HttpResponseMessage> SendAsync(HttpRequest from, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var name in RequestHeaders)
        {
            if (from.Headers.TryGetValue(name, out var values)) request.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return await _http.SendAsync(request, cancellationToken);
    }

    public static async Task CopyAsync(HttpResponseMessage answer, byte[] body, HttpResponse to)
    {
        to.StatusCode = (int)answer.StatusCode;
        to.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) to.Headers.SetCookie = cookies.ToArray();
        await to.Body.WriteAsync(body, CancellationToken.None);
    }

    public void Dispose() => _http.Dispose();
}
