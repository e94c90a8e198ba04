using System.Text.RegularExpressions;

namespace TypedStreaming.Tool.Doctor;

/// <summary>
/// Describes why the connection to the Pub/Sub API failed, and how to fix the problem. If a proxy is involved, the description identifies it,
/// without its password.
/// </summary>
internal static partial class ConnectionFailure
{
    /// <param name="failure">The exception of the call.</param>
    /// <param name="address">The address of the Pub/Sub API.</param>
    /// <param name="proxy">The address of the proxy, or null if none is used.</param>
    public static (string Text, string Remedy) Of(Exception failure, Uri address, Uri? proxy)
    {
        var host = $"{address.Host}:{address.Port}";
        var next = proxy is null ? host : $"the proxy {proxy.Host}:{proxy.Port}";
        var direct = proxy is null ? "" : $", or add {address.Host} to NO_PROXY if it can be reached without the proxy";
        var allow = $"Only --transport pubsub needs this connection: allow connections to this host and port, or use port 443 (--pubsub-endpoint global-443){direct}";
        return failure is not HttpRequestException http ? ($"{host} does not answer in time{Through(proxy)}", allow) : http.HttpRequestError switch
        {
            HttpRequestError.ProxyTunnelError => Refused(http, host, next, direct),
            HttpRequestError.NameResolutionError => ($"{next} cannot be resolved to an address: the name does not exist, or there is no network", proxy is null ? "Check --pubsub-endpoint, and that this machine can resolve host names" : "Check HTTPS_PROXY"),
            HttpRequestError.SecureConnectionError => ($"the encrypted connection to {host} failed: {Innermost(http)}", "If a proxy of your company inspects the traffic, install the root certificate of the proxy on this machine. Otherwise, do not continue"),
            HttpRequestError.ConnectionError => ($"{next} cannot be reached: {Innermost(http)}", proxy is null ? allow : $"Check HTTPS_PROXY{direct}"),
            // A server or a proxy without HTTP/2 gives one of several errors, depending on how it ends the connection.
            _ => ($"{host} returned no HTTP/2 response{Through(proxy)}", "If a proxy inspects the traffic, it must not terminate HTTP/2 connections: exclude this host from the inspection, or use --transport cometd"),
        };
    }

    /// <summary>Returns the part of a message that identifies the proxy of a connection. It is empty if no proxy is used.</summary>
    public static string Through(Uri? proxy) => proxy is null ? "" : $" through the proxy {proxy.Host}:{proxy.Port}";

    private static (string Text, string Remedy) Refused(HttpRequestException failure, string host, string proxy, string direct)
    {
        // The status is only in the text of .NET. The text itself is not shown, because it contains the proxy's address as it was given.
        var status = StatusInText().Match(failure.Message) is { Success: true } found ? found.Groups["status"].Value : null;
        return ($"{proxy} refused a connection to {host}{(status is null ? "" : $" (HTTP {status})")}", status == "407"
            ? $"Add the user name and the password of the proxy to HTTPS_PROXY{direct}"
            : $"Configure the proxy to allow CONNECT to {host}{direct}");
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    [GeneratedRegex("'(?<status>[1-9][0-9]{2})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusInText();
}
