using System.Net.Sockets;
using System.Text.RegularExpressions;
using Grpc.Core;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Describes why there is no connection to the Pub/Sub API, and what to do. The texts of the gRPC library name exceptions of .NET only.
/// </summary>
internal static partial class ConnectionFailures
{
    private const string Option = $"{nameof(PubSubClientOptions)}.{nameof(PubSubClientOptions.Endpoint)}";
    private const string BadResponse = "Bad gRPC response.";

    /// <summary>Returns the description of a failure before any response of the Pub/Sub API, with a remedy, or null if it is another failure.</summary>
    public static string? OfStart(RpcException failure, ServerAddress address)
    {
        if (failure.Status.Detail.StartsWith(BadResponse, StringComparison.Ordinal)) return Sentences(OfOtherServer(AnswerIn(failure.Status.Detail), address));
        return failure.Status.DebugException is { } cause ? Sentences(Of(cause, address)) : null;
    }

    /// <summary>Returns the description of a connection that could not be opened, with a remedy, or null if it is another failure.</summary>
    public static string? OfConnection(Exception cause, ServerAddress address) => OfOpening(cause, address) is { } found ? Sentences(found) : null;

    /// <summary>Returns the description of a failure before any response, and a remedy, both without a full stop.</summary>
    // A server or a proxy without HTTP/2 gives one of several errors, depending on how it ends the connection.
    public static (string Text, string Remedy) Of(Exception cause, ServerAddress address) => OfOpening(cause, address)
        ?? ($"{address.Host} gave no HTTP/2 response{address.Through}", $"Check {Option}. A proxy that inspects the traffic must not end HTTP/2: exclude this host from the inspection");

    /// <summary>Returns the description of a response that is not one of the Pub/Sub API, and a remedy, both without a full stop.</summary>
    /// <param name="answer">The response, such as <c>HTTP 302</c>.</param>
    /// <param name="address">The address of the server.</param>
    public static (string Text, string Remedy) OfOtherServer(string answer, ServerAddress address) =>
        ($"{address.Host} is not the Pub/Sub API: it answers with {answer}{address.Through}", $"Check {Option}. If it is right, a proxy or firewall answers in its place");

    private static string Sentences((string Text, string Remedy) found) => $"{found.Text}. {found.Remedy}";

    private static (string Text, string Remedy)? OfOpening(Exception cause, ServerAddress address) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => Refused(cause, address),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            ($"{address.Next} has no address: the name does not exist, or there is no network", address.Proxy is null ? $"Check {Option}, and that this machine resolves names" : "Check HTTPS_PROXY"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            ($"there is no encrypted connection (SSL, TLS) to {address.Host}{address.Through}: {Innermost(cause)}",
                $"Check {Option}. If a proxy of your company inspects the traffic, install its root certificate on this machine. Otherwise, do not continue"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } when !WasOpened(cause) =>
            ($"{address.Next} cannot be reached: {Innermost(cause)}", address.Proxy is null ? Allow : $"Check HTTPS_PROXY{WithoutProxy(address)}"),
        OperationCanceledException or TimeoutException => ($"{address.Host} does not answer in time{address.Through}", Allow + WithoutProxy(address)),
        _ => null,
    };

    private static string Allow =>
        $"Check {Option}, and allow connections to this host and port, or set {Option} to {nameof(PubSubEndpoint)}.{nameof(PubSubEndpoint.GlobalPort443)}";

    private static string WithoutProxy(ServerAddress address) =>
        address.Proxy is null ? "" : $", or name {address.Endpoint.Host} in NO_PROXY if it can be reached without the proxy";

    private static string AnswerIn(string detail) => Status().Match(detail) is { Success: true } status ? $"HTTP {status.Groups["status"].Value}" : "a response that is not gRPC";

    // The status is only in the text of .NET. The text itself is not shown, because it contains the proxy's address as it was given.
    private static (string Text, string Remedy) Refused(Exception cause, ServerAddress address)
    {
        var status = StatusOfProxy().Match(cause.Message) is { Success: true } found ? found.Groups["status"].Value : null;
        var remedy = status == "407" ? "Write the user and the password of the proxy into HTTPS_PROXY" : $"Let the proxy allow CONNECT to {address.Host}";
        return ($"{address.Next} refuses a connection to {address.Host}{(status is null ? "" : $" (HTTP {status})")}", remedy + WithoutProxy(address));
    }

    /// <summary>Returns true if there was a connection, and the other side ended it.</summary>
    private static bool WasOpened(Exception failure) => failure.GetBaseException() is IOException or ObjectDisposedException
        or SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown };

    private static string Innermost(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    [GeneratedRegex("status code: (?<status>[1-9][0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Status();

    [GeneratedRegex("'(?<status>[1-9][0-9]{2})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatusOfProxy();
}
