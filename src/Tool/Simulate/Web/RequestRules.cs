using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>
/// Decides which requests from a browser are accepted. Pages of other sites can neither read nor change anything, even if the host name of such
/// a site resolves to this machine.
/// </summary>
internal sealed class RequestRules
{
    /// <summary>The name of the header with the token. Every request that changes something must contain this header.</summary>
    public const string TokenHeader = "X-Simulator-Token";

    private const int TokenBytes = 32;

    private string[] _hosts = [];

    /// <summary>The random token of this process. Only the page contains it.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(TokenBytes * 2, lowercase: true);

    /// <summary>Sets the port of the server. Before this call, no request is accepted.</summary>
    public void Listen(int port) => _hosts = [string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), string.Create(CultureInfo.InvariantCulture, $"localhost:{port}")];

    /// <summary>Sets the security headers of a response.</summary>
    public static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>Returns the reason why a request is refused, or null if it is accepted.</summary>
    public (int Status, string Text)? Refusal(HttpRequest request)
    {
        if (!_hosts.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase))
            return (StatusCodes.Status421MisdirectedRequest, $"This page is available only at {string.Join(" and ", _hosts.Select(static host => $"http://{host}/"))}.");
        if (IsForeign(request)) return (StatusCodes.Status403Forbidden, "Only the page of the simulator can send this request.");
        if (HttpMethods.IsGet(request.Method)) return null;
        if (!HttpMethods.IsPost(request.Method)) return (StatusCodes.Status405MethodNotAllowed, "Only GET and POST are allowed.");
        return HasToken(request) ? null : (StatusCodes.Status403Forbidden, $"The header {TokenHeader} is missing or wrong: reload the page, because the token changes each time the simulator starts.");
    }

    // A browser sends no Origin with the loads of its own page, and with links. Sec-Fetch-Site tells links from the loads of foreign pages.
    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Origin is { Count: > 0 } origin && origin != $"http://{request.Host.Value}") return true;
        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";
    }

    private bool HasToken(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString()), Encoding.UTF8.GetBytes(Token));
}
