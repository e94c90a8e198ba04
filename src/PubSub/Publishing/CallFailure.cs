using Grpc.Core;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Streams;

namespace TypedStreaming.PubSub.Publishing;

/// <summary>
/// A failed call. The server's error code, which is in the trailers, determines the kind of failure. Without an error code, the failure comes from a
/// proxy, the network or this process, and shows only that no response was received.
/// </summary>
internal sealed class CallFailure
{
    /// <summary>
    /// Substrings that identify the error codes of temporary failures. After such a failure, it is unknown whether the events were published.
    /// </summary>
    private static readonly string[] Temporary = ["service.unavailable", "api.unavailable", "service.protection", "sweeper.timeout", "internal.error", "concurrent.client.limit.exceeded"];

    private CallFailure(FailureKind kind, string? code, string text, bool isTransient) => (Kind, Code, Text, IsTransient) = (kind, code, text, isTransient);

    public FailureKind Kind { get; }

    /// <summary>The server's error code, or null.</summary>
    public string? Code { get; }

    public string Text { get; }

    /// <summary>True if the server may accept the same request later.</summary>
    public bool IsTransient { get; }

    /// <param name="failure">The exception of the call, without secrets.</param>
    /// <param name="address">The address of the server, for messages.</param>
    /// <param name="wasConnected">True if the client has received a response of the Pub/Sub API before.</param>
    public static CallFailure Of(RpcException failure, ServerAddress address, bool wasConnected)
    {
        var code = failure.Trailers.GetValue(RpcFailures.CodeTrailer);
        var name = RpcFailures.CodeOf(failure);
        var isLimit = name?.Contains("limit.exceeded", StringComparison.OrdinalIgnoreCase) == true || name == "LIMIT_EXCEEDED";
        var why = name is null ? ConnectionFailures.Of(failure, address, wasConnected) : null;
        return new CallFailure(KindOf(failure, name), code, why ?? failure.Status.Detail, isLimit);
    }

    private static FailureKind KindOf(RpcException failure, string? name) => name switch
    {
        "service.auth.error" => FailureKind.TokenRefused,
        "schema.validation.failed" => FailureKind.SchemaRefused,
        not null when Temporary.Any(part => name.Contains(part, StringComparison.Ordinal)) => FailureKind.Ambiguous,
        not null => KindOfUnknown(failure.StatusCode),
        _ when failure.Status.DebugException?.GetBaseException() is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.ConnectionRefused or System.Net.Sockets.SocketError.HostNotFound } =>
            FailureKind.NotSent,
        _ when failure.StatusCode is StatusCode.Unauthenticated => FailureKind.TokenRefused,
        _ when failure.StatusCode is StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.Unimplemented => FailureKind.Refused,
        _ => FailureKind.Ambiguous,
    };

    private static FailureKind KindOfUnknown(StatusCode status) => status switch
    {
        StatusCode.Unauthenticated => FailureKind.TokenRefused,
        StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown or StatusCode.Aborted or StatusCode.DeadlineExceeded => FailureKind.Ambiguous,
        _ => FailureKind.Refused,
    };
}
