using Grpc.Core;

namespace TypedStreaming.Simulator.PubSub.Errors;

/// <summary>The error codes of the Pub/Sub API without their prefix, and the gRPC status of each code.</summary>
internal static class ErrorCodes
{
    public const string Prefix = "sfdc.platform.eventbus.grpc.";

    public const string AuthError = "service.auth.error";
    public const string AuthHeaders = "service.auth.headers.invalid";
    public const string AuthRefresh = "service.auth.refresh.invalid";
    public const string TopicNotFound = "topic.not.found";
    public const string TopicDenied = "topic.meta.permission";
    public const string TopicEmpty = "topic.validation.empty";
    public const string SchemaUnknown = "schema.validation.failed";
    public const string ReplayIdCorrupted = "subscription.fetch.replayid.corrupted";
    public const string ReplayIdMissing = "subscription.fetch.replayid.validation.failed";
    public const string ReplayRepeated = "subscription.fetch.replay.repeated";
    public const string CreditInvalid = "subscription.fetch.requested.events.invalid";
    public const string TopicMismatch = "subscription.fetch.topic.mismatch";
    public const string FetchInvalid = "subscription.fetch.request.invalid";
    public const string CannotSubscribe = "subscription.topic.cannot.subscribe";
    public const string AllocationUsedUp = "subscription.limit.exceeded";
    public const string PublishTopicEmpty = "publish.topic.validation.empty";
    public const string PublishTopicMismatch = "publish.topic.mismatch";
    public const string PublishCount = "publish.event.count.invalid";
    public const string PublishRefresh = "publish.auth.refresh.invalid";
    public const string PublishIdle = "publish.stream.sweeper.timeout";

    /// <summary>Returns an error code with its prefix. A code that already has the prefix is returned unchanged.</summary>
    public static string Full(string code) => code.StartsWith(Prefix, StringComparison.Ordinal) ? code : Prefix + code;

    /// <summary>
    /// Returns the status that real orgs were observed to send with an error code. For all other codes, returns the status of an invalid request.
    /// </summary>
    public static StatusCode StatusOf(string code) => Full(code)[Prefix.Length..] switch
    {
        AuthError or AuthHeaders or AuthRefresh => StatusCode.Unauthenticated,
        TopicNotFound => StatusCode.NotFound,
        TopicDenied or CannotSubscribe or "schema.meta.permission" or "service.tenant.license" => StatusCode.PermissionDenied,
        AllocationUsedUp or "service.protection.triggered" or "service.protection.stream.limit.triggered" or "concurrent.client.limit.exceeded"
            or "subscription.fetch.overflow" => StatusCode.ResourceExhausted,
        "service.unavailable" or "subscription.internal.error" or "topic.api.unavailable" or "schema.api.unavailable" => StatusCode.Internal,
        PublishIdle => StatusCode.DeadlineExceeded,
        _ => StatusCode.InvalidArgument,
    };
}
