using System.Text;

namespace TypedStreaming.Transport;

/// <summary>
/// The cookies of one CometD session. Salesforce ties a session to its cookies, so two sessions that share a cookie jar would end each other.
/// Therefore, every handshake starts with a new jar.
/// </summary>
/// <remarks>
/// The jar follows the storage model of RFC 6265, section 5.3. The framework's cookie container refuses a whole cookie if it cannot read an
/// attribute, but the RFC only ignores that attribute. The jar is thread-safe, because the responses of two requests may come at the same
/// time.
/// </remarks>
/// <param name="time">The clock for the expiry of cookies.</param>
/// <param name="onlyAscii">True to omit cookies that contain characters other than ASCII, because every request with such a cookie
/// would fail.</param>
internal sealed class CookieJar(TimeProvider time, bool onlyAscii = false)
{
    public const string HeaderName = "Cookie";

    /// <summary>
    /// The number of cookies that a client should keep for one host (RFC 6265, section 6.1). Beyond this number, the oldest cookies are
    /// removed.
    /// </summary>
    private const int MostCookies = 50;

    private readonly Lock _gate = new();
    private readonly List<StoredCookie> _cookies = [];

    /// <summary>
    /// The encoding that converts cookies to text and back. It preserves every byte, because a client must send cookies back unchanged.
    /// </summary>
    public static Encoding Encoding => Encoding.Latin1;

    public void AddTo(HttpRequestMessage request)
    {
        var header = HeaderFor(request.RequestUri!);
        if (header.Length > 0) request.Headers.TryAddWithoutValidation(HeaderName, header);
    }

    /// <summary>Stores the cookies that a response sets.</summary>
    /// <param name="setCookies">The values of the response's <c>Set-Cookie</c> headers.</param>
    /// <param name="from">The address of the request.</param>
    public void Take(IEnumerable<string> setCookies, Uri from)
    {
        foreach (var header in setCookies)
        {
            if (SetCookieHeader.Parse(header, from, time.GetUtcNow()) is { } cookie) Store(cookie);
        }
    }

    private void Store(StoredCookie cookie)
    {
        lock (_gate)
        {
            var index = _cookies.FindIndex(cookie.Replaces);
            if (index >= 0) _cookies[index] = cookie;
            else _cookies.Add(cookie);
            _cookies.RemoveAll(IsExpired);
            if (_cookies.Count > MostCookies) _cookies.RemoveAt(0);
        }
    }

    private string HeaderFor(Uri address)
    {
        lock (_gate)
        {
            if (_cookies.Count == 0) return string.Empty;
            if (_cookies is [var only]) return IsSent(only, address) ? only.Pair : string.Empty;
            return string.Join("; ", _cookies.Where(cookie => IsSent(cookie, address)).OrderByDescending(static cookie => cookie.Path.Length).Select(static cookie => cookie.Pair));
        }
    }

    private bool IsSent(StoredCookie cookie, Uri address) => !IsExpired(cookie) && cookie.GoesTo(address) && (!onlyAscii || cookie.IsAscii);

    private bool IsExpired(StoredCookie cookie) => cookie.Expires <= time.GetUtcNow();
}
