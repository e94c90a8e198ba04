using Grpc.Core;
using TypedStreaming.PubSub.Connection;

namespace TypedStreaming.PubSub.Streams;

/// <summary>
/// Interprets the errors that calls return. The server sends an error code in the trailer <c>error-code</c>. Without this trailer, the failure comes
/// from the connection, even if the gRPC status indicates another cause.
/// </summary>
internal static class RpcFailures
{
    private const string Prefix = "sfdc.platform.eventbus.grpc.";

    /// <summary>The gRPC library's error message for a response that is larger than the client's limit. A retry would fail in the same way.</summary>
    private const string TooLargeText = "exceeds the maximum configured message size";

    /// <summary>The trailer with the server's error code.</summary>
    public const string CodeTrailer = "error-code";

    /// <param name="failure">The exception of the call.</param>
    /// <param name="channel">The topic that the call is about.</param>
    /// <param name="wasConnected">True if the client has received a response of the Pub/Sub API before. If not, a server without this API is an error of
    /// the configuration; otherwise, it can be a temporary failure of a proxy.</param>
    /// <param name="address">The address of the server, for messages.</param>
    public static StreamFailure Of(RpcException failure, string channel, bool wasConnected, ServerAddress address)
    {
        var code = CodeOf(failure);
        if (code is null) return OfConnection(failure, channel, wasConnected, address);
        var (reaction, error) = ReactionTo(code) ?? ReactionTo(failure.StatusCode);
        return new StreamFailure(reaction, Exception(failure, channel, code, error, IsTransient(reaction)));
    }

    /// <summary>
    /// Returns true if a write failed because the call has ended. If the connection is lost during the write, the library throws a connection
    /// exception, such as an <see cref="IOException"/>. The next read then reports the end of the call.
    /// </summary>
    public static bool IsLostWrite(Exception failure) => failure is InvalidOperationException or RpcException or IOException or HttpRequestException;

    /// <summary>Returns the server's error code without its common prefix, or null if there is none.</summary>
    public static string? CodeOf(RpcException failure)
    {
        var code = failure.Trailers.GetValue(CodeTrailer);
        if (string.IsNullOrWhiteSpace(code)) return null;
        return code.StartsWith(Prefix, StringComparison.Ordinal) ? code[Prefix.Length..] : code;
    }

    private static (StreamReaction Reaction, StreamingError Error)? ReactionTo(string code) => code switch
    {
        "service.unavailable" or "subscription.internal.error" or "topic.api.unavailable" or "schema.api.unavailable" or "subscription.fetch.replay.repeated"
            or "subscription.fetch.overflow" or "service.protection.stream.limit.triggered" => (StreamReaction.Reopen, StreamingError.ServerBusy),
        "service.protection.triggered" or "concurrent.client.limit.exceeded" => (StreamReaction.ReopenLater, StreamingError.LimitExceeded),
        "subscription.limit.exceeded" => (StreamReaction.WaitForLimit, StreamingError.LimitExceeded),
        "service.auth.error" => (StreamReaction.RenewToken, StreamingError.AuthenticationRejected),
        "service.auth.headers.invalid" or "service.auth.refresh.invalid" or "service.tenant.license" => (StreamReaction.End, StreamingError.AuthenticationRejected),
        "subscription.fetch.replayid.corrupted" or "subscription.fetch.replayid.validation.failed" => (StreamReaction.Restart, StreamingError.InvalidReplayId),
        "topic.not.found" or "topic.meta.permission" or "topic.validation.empty" or "schema.meta.permission" or "subscription.topic.cannot.subscribe" =>
            (StreamReaction.End, StreamingError.SubscriptionRefused),
        "subscription.fetch.requested.events.invalid" or "subscription.fetch.topic.mismatch" or "subscription.fetch.request.invalid" =>
            (StreamReaction.End, StreamingError.Protocol),
        _ => null,
    };

    /// <summary>Returns the client's reaction to an error with an unknown error code.</summary>
    private static (StreamReaction Reaction, StreamingError Error) ReactionTo(StatusCode status) => status switch
    {
        StatusCode.Unauthenticated => (StreamReaction.RenewToken, StreamingError.AuthenticationRejected),
        StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.PermissionDenied or StatusCode.Unimplemented =>
            (StreamReaction.End, StreamingError.SubscriptionRefused),
        StatusCode.ResourceExhausted => (StreamReaction.ReopenLater, StreamingError.LimitExceeded),
        _ => (StreamReaction.Reopen, StreamingError.ServerBusy),
    };

    private static StreamFailure OfConnection(RpcException failure, string channel, bool wasConnected, ServerAddress address)
    {
        if (failure.StatusCode == StatusCode.Unauthenticated)
            return new StreamFailure(StreamReaction.RenewToken, Exception(failure, channel, null, StreamingError.AuthenticationRejected, isTransient: false));
        if (failure.StatusCode == StatusCode.ResourceExhausted && failure.Status.Detail.Contains(TooLargeText, StringComparison.Ordinal))
            return new StreamFailure(StreamReaction.End, Exception(failure, channel, null, StreamingError.ResponseTooLarge, isTransient: false), IsServerError: false);
        if (failure.StatusCode == StatusCode.Unimplemented && !wasConnected)
            return new StreamFailure(StreamReaction.End, NoApi(failure, channel), IsServerError: false);
        var why = ConnectionFailures.Of(failure, address, wasConnected);
        return new StreamFailure(StreamReaction.Reopen, Exception(failure, channel, null, StreamingError.Transport, isTransient: true, why, wasConnected), IsServerError: false);
    }

    private static bool IsTransient(StreamReaction reaction) =>
        reaction is StreamReaction.Reopen or StreamReaction.ReopenLater or StreamReaction.WaitForLimit;

    private static StreamingException Exception(
        RpcException failure, string channel, string? code, StreamingError error, bool isTransient, string? why = null, bool wasConnected = true) => new(
        error,
        code is null
            ? $"{(wasConnected ? "The connection to the Pub/Sub API was lost" : "There is no connection to the Pub/Sub API")} for {channel}: {why ?? $"{failure.StatusCode}: {failure.Status.Detail.TrimEnd('.')}"}."
            : $"The Pub/Sub API refused a call for {channel}: {code}: {failure.Status.Detail.TrimEnd('.')}.{Remedy(code)}",
        failure)
    {
        Channel = channel,
        IsTransient = isTransient,
        ServerText = failure.Status.Detail,
        ErrorCode = code,
    };

    private static StreamingException NoApi(RpcException failure, string channel) => new(
        StreamingError.Protocol,
        $"The server has no Pub/Sub API at this address ({failure.Status.Detail.TrimEnd('.')}): check {nameof(PubSubClientOptions)}.{nameof(PubSubClientOptions.Endpoint)}, and that all proxies between the client and the server "
        + "support HTTP/2.",
        failure) { Channel = channel, IsTransient = false };

    private static string Remedy(string code) => code switch
    {
        "topic.not.found" => " Check the spelling, including upper and lower case, and that the user has permission to read the event or object.",
        "topic.meta.permission" or "schema.meta.permission" => " Give the user permission to read the event or object.",
        "service.auth.headers.invalid" => " Check that the login returns the org id and the instance URL.",
        "service.tenant.license" => " The org is not entitled to use the Pub/Sub API.",
        "subscription.limit.exceeded" => " The org's allocation of delivered events is used up. Events are kept for 72 hours, and the subscription will resume after the last event that it received.",
        _ => "",
    };
}
