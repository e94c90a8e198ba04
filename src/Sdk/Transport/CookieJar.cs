using System.Net;

namespace TypedStreaming.Transport;

/// <summary>
/// The cookies of one CometD session. Salesforce ties a session to its cookies, and two sessions with one jar evict each
/// other, so every handshake starts with a new jar.
/// </summary>
internal sealed class CookieJar
{
    private readonly CookieContainer _cookies = new();

    public void AddTo(HttpRequestMessage request)
    {
        var header = _cookies.GetCookieHeader(request.RequestUri!);
        if (header.Length > 0) request.Headers.Add("Cookie", header);
    }

    public void Take(HttpResponseMessage response, Uri from)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var headers)) return;
        foreach (var header in headers) Take(header, from);
    }

    private void Take(string header, Uri from)
    {
        try
        {
            _cookies.SetCookies(from, header);
        }
        catch (CookieException)
        {
            // A cookie of a form that .NET refuses is left out, as a browser does; the session does without it or is refused.
            return;
        }
    }
}
