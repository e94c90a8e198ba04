using System.Net.Sockets;
using System.Text.RegularExpressions;
using Grpc.Core;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Describes why a connection to the Pub/Sub API failed, and what the user can do. The gRPC library's own messages mention only .NET exceptions.
/// </summary>
internal static partial class ConnectionFailures
{
    private const string Option = $"{nameof(PubSubClientOptions)}.{nameof(PubSubClientOptions.Endpoint)}";
    private const string BadResponse = "Bad gRPC response.";

    /// <summary>
    /// Returns a description, with a remedy, of a failure that occurred before the first response from the Pub/Sub API; null for any other failure.
    /// </summary>
    public static string? OfStart(RpcException failure, ServerAddress address)
    {
        if (failure.Status.Detail.StartsWith(BadResponse, StringComparison.Ordinal)) return OfResponse(failure.Status.Detail, address);
        return failure.Status.DebugException is { } cause
            ? OfConnection(cause, address) ?? $"{address.Host} sent no HTTP/2 response{address.Through}. Check {Option}. If a proxy inspects the traffic, it can block HTTP/2: exclude this host from the inspection"
            : null;
    }

    /// <summary>Returns a description, with a remedy, of a failure to open a connection; null for any other failure.</summary>
    public static string? OfConnection(Exception cause, ServerAddress address) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => Refused(cause, address),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            $"the host name of {address.Next} cannot be resolved: the name does not exist, or there is no network. {(address.Proxy is null ? $"Check {Option}, and that this machine can resolve host names" : "Check HTTPS_PROXY")}",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"an encrypted connection (SSL, TLS) to {address.Host} could not be established{address.Through}: {Innermost(cause)}. Check {Option}. If a company proxy inspects the traffic, install its root certificate on this machine",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when !WasOpened(cause) =>
            $"{address.Next} cannot be reached: {Innermost(cause)}. {(address.Proxy is null ? Allow : $"Check HTTPS_PROXY, or add {address.Endpoint.Host} to NO_PROXY if this host can be reached without the proxy")}",
        OperationCanceledException or TimeoutException => $"{address.Host} did not respond in time{address.Through}. {Allow}",
        _ => null,
    };

    private static string Allow =>
        $"Check {Option}, and allow connections to this host and port, or set {Option} to {nameof(PubSubEndpoint)}.{nameof(PubSubEndpoint.GlobalPort443)}";

    private static string OfResponse(string detail, ServerAddress address)
    {
        var answer = Status().Match(detail) is { Success: true } status ? $"HTTP {status.Groups["status"].Value}" : "a response that is not gRPC";
        return $"{address.Host} is not the Pub/Sub API: it responded with {answer}{address.Through}. Check {Option}. If this address is correct, a proxy or firewall responded in place of the API";
    }

    // The status is only in the text of .NET. The text itself is not shown, because it contains the proxy's address as it was given.
    private static string Refused(Exception cause, ServerAddress address)
    {
        var status = StatusOfProxy().Match(cause.Message) is { Success: true } found ? found.Groups["status"].Value : null;
        var remedy = status == "407" ? "Add the user name and password for the proxy to HTTPS_PROXY" : $"Configure the proxy to allow CONNECT to {address.Host}";
        return $"{address.Next} refused a connection to {address.Host}{(status is null ? "" : $" (HTTP {status})")}. {remedy}, or add {address.Endpoint.Host} to NO_PROXY if this host can be reached without the proxy";
    }

    /// <summary>Returns true if the other side closed a connection that was open.</summary>
    private static bool WasOpened(Exception failure) => failure.GetBaseException() is IOException or ObjectDisposedException
        or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    [GeneratedRegex("status code: (?<status>[1-9][0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();

    [GeneratedRegex("'(?<status>[1-9][0-9]{2})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusOfProxy();
}
