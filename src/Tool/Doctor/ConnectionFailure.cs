using System.Text.RegularExpressions;

namespace TypedStreaming.Tool.Doctor;

/// <summary>Says why there is no connection to the Pub/Sub API, and what to do. A proxy that stands between is named, without its password.</summary>
internal static partial class ConnectionFailure
{
    /// <param name="failure">The exception of the call.</param>
    /// <param name="address">The address of the Pub/Sub API.</param>
    /// <param name="proxy">The address of the proxy, or null if none is used.</param>
    public static (string Text, string Remedy) Of(Exception failure, Uri address, Uri? proxy)
    {
        var host = $"{address.Host}:{address.Port}";
        var next = proxy is null ? host : $"the proxy {proxy.Host}:{proxy.Port}";
        var direct = proxy is null ? "" : $", or name {address.Host} in NO_PROXY if it can be reached without the proxy";
        var allow = $"Only --transport pubsub needs it: allow connections to this host and port, or use port 443 (--pubsub-endpoint global-443){direct}";
        return failure is not HttpRequestException http ? ($"{host} does not answer in time{Through(proxy)}", allow) : http.HttpRequestError switch
        {
            HttpRequestError.ProxyTunnelError => Refused(http, host, next, direct),
            HttpRequestError.NameResolutionError => ($"{next} has no address: the name does not exist, or there is no network", proxy is null ? "Check --pubsub-endpoint, and that this machine resolves names" : "Check HTTPS_PROXY"),
            HttpRequestError.SecureConnectionError => ($"no encrypted connection to {host}: {Innermost(http)}", "If a proxy of your company inspects the traffic, install its root certificate on this machine. Otherwise, do not continue"),
            HttpRequestError.ConnectionError => ($"{next} cannot be reached: {Innermost(http)}", proxy is null ? allow : $"Check HTTPS_PROXY{direct}"),
            // A server or a proxy without HTTP/2 gives one of several errors, depending on how it ends the connection.
            _ => ($"{host} gave no HTTP/2 response{Through(proxy)}", "A proxy that inspects the traffic must not end HTTP/2: exclude this host from the inspection, or use --transport cometd"),
        };
    }

    /// <summary>Returns the words that name the proxy of a connection; empty without a proxy.</summary>
    public static string Through(Uri? proxy) => proxy is null ? "" : $" through the proxy {proxy.Host}:{proxy.Port}";

    private static (string Text, string Remedy) Refused(HttpRequestException failure, string host, string proxy, string direct)
    {
        // The status is only in the text of .NET. The text itself is not shown, because it contains the proxy's address as it was given.
        var status = StatusInText().Match(failure.Message) is { Success: true } found ? found.Groups["status"].Value : null;
        return ($"{proxy} refuses a connection to {host}{(status is null ? "" : $" (HTTP {status})")}", status == "407"
            ? $"Add the user name and the password of the proxy to HTTPS_PROXY{direct}"
            : $"Let the proxy allow CONNECT to {host}{direct}");
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    [GeneratedRegex("'(?<status>[1-9][0-9]{2})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusInText();
}
