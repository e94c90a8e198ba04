using System.Net;
using TypedStreaming.Bayeux;
using TypedStreaming.Transport;

namespace TypedStreaming.Session;

/// <summary>Creates the exceptions that report failures of a session to the application.</summary>
internal static class SessionExceptions
{
    private const int Unauthorized = 401;
    private const int NotFound = 404;
    private const int MethodNotAllowed = 405;

    public static StreamingException OfHandshake(MetaReply reply) => new(
        ErrorOf(BayeuxErrorClassifier.Of(reply), StreamingError.HandshakeRefused),
        $"The server refused the handshake: {Words(reply)}.{Advice(BayeuxErrorClassifier.Of(reply))}")
    {
        ServerText = reply.Cause?.Raw,
        RetryAfter = reply.AskedWait,
    };

    public static StreamingException NoLongPolling() =>
        new(StreamingError.HandshakeRefused, "The server does not offer long-polling, the only connection type that this client supports.");

    public static StreamingException OfConnect(MetaReply reply) => new(
        ErrorOf(BayeuxErrorClassifier.Of(reply), StreamingError.Protocol),
        $"The server refused to continue the session: {Words(reply)}.")
    {
        IsTransient = BayeuxErrorClassifier.Of(reply) is not (FailureCause.Final or FailureCause.TokenRejected or FailureCause.InvalidReplayId),
        ServerText = reply.Cause?.Raw,
        RetryAfter = reply.AskedWait,
    };

    public static StreamingException OfSubscribe(string channel, MetaReply reply) => new(
        ErrorOf(BayeuxErrorClassifier.Of(reply), StreamingError.SubscriptionRefused),
        $"The server refused the subscription to {channel}: {Words(reply)}.")
    {
        Channel = channel,
        Reply = reply.Message,
        ServerText = reply.Cause?.Raw,
        RetryAfter = reply.AskedWait,
    };

    public static StreamingException TooLongToSubscribe(string channel, TransportException lost) => new(
        StreamingError.SubscriptionRefused,
        $"The subscribe request for {channel} was not accepted: {lost.Message}. Salesforce accepts requests of up to 32,768 bytes: shorten the filter.",
        lost) { Channel = channel };

    public static StreamingException OfTransport(BayeuxRequestKind kind, TransportException lost) => new(
        StreamingError.Transport,
        $"The {kind.ToString().ToLowerInvariant()} request {(lost.HttpStatus is null ? "was lost" : "failed")}: {lost.Message.TrimEnd('.')}.{NoEndpoint(lost.HttpStatus)}",
        lost.InnerException ?? lost)
    {
        IsTransient = lost.HttpStatus is null or Unauthorized || TransientStatuses.Include(lost.HttpStatus.Value),
        StatusCode = (HttpStatusCode?)lost.HttpStatus,
        RetryAfter = lost.RetryAfter,
    };

    public static StreamingException NewHandshake() => new(StreamingError.Transport, "The application asked for a new handshake.");

    public static StreamingException Unfit(string why) => new(StreamingError.Transport, $"A new session is needed: {why}.");

    public static StreamingException OrgMoved(string before, string now) => new(
        StreamingError.InvalidReplayId,
        $"The org has moved from {before} to {now}: earlier replay ids are no longer valid. Set {nameof(EventsOptions)}.{nameof(EventsOptions.OnInvalidReplay)} to specify where to continue.");

    public static StreamingException AnotherOrg(string before, string now) => new(
        StreamingError.InvalidReplayId,
        $"The renewed access token belongs to org {now}, but the previous token belongs to org {before}. Positions from one org are not valid in another org. "
        + "Start a new enumeration to receive events from the new org.")
    {
        IsTransient = true,
    };

    public static StreamingException TokenRefused(StreamingException refusal) => new(
        StreamingError.AuthenticationRejected,
        $"The server refused an access token that was just issued. {refusal.Message} "
        + "Check that the user is allowed to use the API and that the session is not locked to another IP address.",
        refusal) { ServerText = refusal.ServerText };

    public static StreamingException NotRecovered(StreamingException last, TimeSpan timeout) => new(
        last.Error,
        $"The session was lost and could not be recovered within {timeout} (RecoveryTimeout). Last failure: {last.Message}",
        last)
    {
        IsTransient = last.IsTransient,
        ServerText = last.ServerText,
        StatusCode = last.StatusCode,
        ErrorCode = last.ErrorCode,
        RetryAfter = last.RetryAfter,
    };

    public static StreamingException OfTokenSource(IAccessTokenSource source, Exception defect) => new(
        StreamingError.Defect,
        $"The access token source {source.GetType().Name} threw {defect.GetType().Name}. It should throw a {nameof(StreamingException)}; "
        + $"{nameof(StreamingException.IsTransient)} specifies whether the client tries again.",
        defect);

    public static StreamingException OfLateToken(IAccessTokenSource source, TimeSpan limit, Exception cancelled) => new(
        StreamingError.LoginFailed,
        $"The access token source {source.GetType().Name} returned no token within {limit.TotalSeconds:0.###} s "
        + $"({nameof(StreamingClientOptions)}.{nameof(StreamingClientOptions.LoginTimeout)}). If the source waits for a user, increase this timeout.",
        cancelled);

    public static StreamingException OfNoToken(IAccessTokenSource source) => new(
        StreamingError.Defect,
        $"The access token source {source.GetType().Name} returned no token. It must return a token or throw a {nameof(StreamingException)}.");

    public static StreamingException OfDefect(Exception defect) => new(
        StreamingError.Defect,
        $"The streaming session ended because of a defect in the SDK: {defect.GetType().Name}. Please report it with the inner exception.",
        defect);

    public static StreamingException OfInstance(string defect) =>
        new(StreamingError.Configuration, $"The access token was not sent, because its instance URL is not valid: {defect}.");

    private static string NoEndpoint(int? status) => status is NotFound or MethodNotAllowed
        ? $" The server has no streaming endpoint at this address: check {nameof(StreamingClientOptions.Endpoint)}, or {nameof(StreamingClientOptions.ApiVersion)} and the token's instance URL."
        : "";

    private static string Words(MetaReply reply) => reply.Cause?.Raw.TrimEnd('.') ?? "the server gave no reason";

    private static string Advice(FailureCause cause) => cause == FailureCause.TokenRejected
        ? $" Check that {nameof(StreamingClientOptions.AccessTokens)} returns a valid token for this org and for a user who is allowed to use the API."
        : "";

    private static StreamingError ErrorOf(FailureCause cause, StreamingError otherwise) => cause switch
    {
        FailureCause.TokenRejected => StreamingError.AuthenticationRejected,
        FailureCause.Busy => StreamingError.ServerBusy,
        FailureCause.Limit => StreamingError.LimitExceeded,
        FailureCause.InvalidReplayId => StreamingError.InvalidReplayId,
        FailureCause.UnknownClient => StreamingError.Protocol,
        _ => otherwise,
    };
}
