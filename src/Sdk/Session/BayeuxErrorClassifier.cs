using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>
/// Determines the cause of a failure from the server's error text. The order of the checks matters, because Salesforce puts a 503 error inside a 401
/// error (Streaming API guide, "Handling Streaming API Errors"). The server's messages change between releases, so only the stable part of each
/// message is compared.
/// </summary>
internal static class BayeuxErrorClassifier
{
    private const int Unauthorized = 401;

    public static FailureCause Of(MetaReply reply) => Of(reply.FailureReason, reply.Error);

    public static FailureCause Of(BayeuxError? failureReason, BayeuxError? error)
    {
        if (Any(failureReason, error, IsBusy)) return FailureCause.Busy;
        if (Any(failureReason, error, IsTokenRejected)) return FailureCause.TokenRejected;
        if (Any(failureReason, error, IsUnknownClient)) return FailureCause.UnknownClient;
        if (Any(failureReason, error, IsLimit)) return FailureCause.Limit;
        if (Any(failureReason, error, IsInvalidReplayId)) return FailureCause.InvalidReplayId;
        return Any(failureReason, error, IsFinal) ? FailureCause.Final : FailureCause.Other;
    }

    /// <summary>
    /// Returns true if the error in the Bayeux reply must be reported, and false if the HTTP status of the response must be reported instead. The
    /// status is reported only if the error text of the reply is unknown and the status indicates a refused token or a transient failure.
    /// </summary>
    public static bool Explain(MetaReply reply, int? httpStatus) =>
        httpStatus is not { } status
        || (!reply.Successful && (Of(reply) != FailureCause.Other || !(status == Unauthorized || TransientStatuses.Include(status))));

    /// <summary>Returns true if a reply indicates that the server is currently unavailable.</summary>
    public static bool IsUnavailable(BayeuxMessage reply) => Any(Parsed(reply.FailureReason), Parsed(reply.Error), IsBusy);

    private static BayeuxError? Parsed(string? error) => error is null ? null : BayeuxError.Parse(error);

    private static bool Any(BayeuxError? failureReason, BayeuxError? error, Func<BayeuxError, bool> test) =>
        (failureReason is not null && test(failureReason)) || (error is not null && test(error));

    private static bool IsBusy(BayeuxError error) =>
        error.Code == 503 || error.Says("SERVER_UNAVAILABLE") || error.Says("too busy") || error.Says("denial of service");

    private static bool IsTokenRejected(BayeuxError error) => error.Code == 401 && !error.Says("unknown client");

    /// <summary>
    /// Returns true if the error means that the server does not know the client id. CometD servers say <c>402::session_unknown</c> or
    /// <c>401:ID:Unknown client</c>. A lost cookie also ends a session.
    /// </summary>
    private static bool IsUnknownClient(BayeuxError error) =>
        error.Code == 402
        || error.Says("unknown client")
        || error.Says("session_unknown")
        || error.Says("has not completed handshake")
        || error.Says("cookie present")
        || error.Says("user id does not match the session");

    private static bool IsLimit(BayeuxError error) => error.Says("limit exceeded") || error.Says("limit has been exceeded");

    private static bool IsInvalidReplayId(BayeuxError error) => error.Says("replayId") && error.Says("invalid");

    private static bool IsFinal(BayeuxError error) =>
        error.Says("API version in the URI") || error.Says("Unsupported API version") || error.Says("Invalid connection type");
}
