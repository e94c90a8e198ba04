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
    /// Describes a failure to which the server assigned no error code, and suggests a remedy. Returns null if there is nothing to add to the
    /// failure's own text.
    /// </summary>
    /// <param name="failure">The exception from the call.</param>
    /// <param name="address">The address of the server.</param>
    /// <param name="wasConnected">True if the client has already received a response from the Pub/Sub API. In that case, the address is correct.</param>
    public static string? Of(RpcException failure, ServerAddress address, bool wasConnected) =>
        !wasConnected ? OfStart(failure, address)
        : failure.Status.DebugException is HttpRequestException cause ? OfConnection(cause, address)
        : null;

    /// <summary>
    /// Describes a failure that occurred before the first response from the Pub/Sub API, and suggests a remedy. Returns null for any other failure.
    /// </summary>
    public static string? OfStart(RpcException failure, ServerAddress address)
    {
        if (failure.Status.Detail.StartsWith(BadResponse, StringComparison.Ordinal)) return Sentences(OfOtherServer(ResponseIn(failure.Status.Detail), address));
        return failure.Status.DebugException is { } cause ? Sentences(Of(cause, address)) : null;
    }

    /// <summary>Describes a failure to open a connection, and suggests a remedy. Returns null for any other failure.</summary>
    public static string? OfConnection(Exception cause, ServerAddress address) => OfOpening(cause, address) is { } found ? Sentences(found) : null;

    /// <summary>Describes a failure that occurred before the first response, and suggests a remedy. Neither text ends with a full stop.</summary>
    // A server or a proxy without HTTP/2 gives one of several errors, depending on how it ends the connection.
    public static (string Text, string Remedy) Of(Exception cause, ServerAddress address) => OfOpening(cause, address)
        ?? ($"{address.Host} sent no HTTP/2 response{address.Through}", $"Check {Option}. If a proxy inspects the traffic, it can block HTTP/2: exclude this host from the inspection");

    /// <summary>Describes a response that did not come from the Pub/Sub API, and suggests a remedy. Neither text ends with a full stop.</summary>
    /// <param name="response">The response, such as <c>HTTP 302</c>.</param>
    /// <param name="address">The address of the server.</param>
    public static (string Text, string Remedy) OfOtherServer(string response, ServerAddress address) =>
        ($"{address.Host} is not the Pub/Sub API: it responded with {response}{address.Through}", $"Check {Option}. If this address is correct, a proxy or firewall responded in place of the API");

    private static string Sentences((string Text, string Remedy) found) => $"{found.Text}. {found.Remedy}";

    private static (string Text, string Remedy)? OfOpening(Exception cause, ServerAddress address) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => Refused(cause, address),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            ($"the host name of {address.Next} cannot be resolved: the name does not exist, or there is no network",
                address.Proxy is null ? $"Check {Option}, and that this machine can resolve host names" : "Check HTTPS_PROXY"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            ($"an encrypted connection (SSL, TLS) to {address.Host} could not be established{address.Through}: {Innermost(cause)}",
                $"Check {Option}. If a company proxy inspects the traffic, install its root certificate on this machine. Otherwise, do not continue"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when !WasOpened(cause) =>
            ($"{address.Next} cannot be reached: {Innermost(cause)}", address.Proxy is null ? Allow : $"Check HTTPS_PROXY{WithoutProxy(address)}"),
        OperationCanceledException or TimeoutException => ($"{address.Host} did not respond in time{address.Through}", Allow + WithoutProxy(address)),
        _ => null,
    };

    private static string Allow =>
        $"Check {Option}, and allow connections to this host and port, or set {Option} to {nameof(PubSubEndpoint)}.{nameof(PubSubEndpoint.GlobalPort443)}";

    private static string WithoutProxy(ServerAddress address) =>
        address.Proxy is null ? "" : $", or add {address.Endpoint.Host} to NO_PROXY if this host can be reached without the proxy";

    private static string ResponseIn(string detail) => Status().Match(detail) is { Success: true } status ? $"HTTP {status.Groups["status"].Value}" : "a response that is not gRPC";

    // The status is only in the text of .NET. The text itself is not shown, because it contains the proxy's address as it was given.
    private static (string Text, string Remedy) Refused(Exception cause, ServerAddress address)
    {
        var status = StatusOfProxy().Match(cause.Message) is { Success: true } found ? found.Groups["status"].Value : null;
        var remedy = status == "407" ? "Add the user name and password for the proxy to HTTPS_PROXY" : $"Configure the proxy to allow CONNECT to {address.Host}";
        return ($"{address.Next} refused a connection to {address.Host}{(status is null ? "" : $" (HTTP {status})")}", remedy + WithoutProxy(address));
    }

    /// <summary>Returns true if the other side closed an open connection.</summary>
    private static bool WasOpened(Exception failure) => failure.GetBaseException() is IOException or ObjectDisposedException
        or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    [GeneratedRegex("status code: (?<status>[1-9][0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();

    [GeneratedRegex("'(?<status>[1-9][0-9]{2})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusOfProxy();
}
