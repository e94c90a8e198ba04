namespace TypedStreaming.Tool.Doctor;

/// <summary>Maps the error codes of the Pub/Sub API, without their prefix, to the remedies that are shown.</summary>
internal static class TopicRemedies
{
    private const string AskAgain = "Try again later, or see the status of the instance at status.salesforce.com";
    private const int NotFound = 5;
    private const int PermissionDenied = 7;
    private const int Unauthenticated = 16;

    public static string Of(GrpcReply reply, string channel) => reply.ErrorCode switch
    {
        "service.auth.error" => TokenRefused,
        "service.auth.headers.invalid" => "The login must report the id of the org and the address of its instance: use another --flow, and the org's own address as --instance-url",
        "service.tenant.license" => "The org is not entitled to the Pub/Sub API: use --transport cometd, or ask Salesforce for it",
        "topic.not.found" => $"Check the name and its case, and that the event is deployed. {ChannelPermissions.Of(channel)}",
        "topic.meta.permission" or "schema.meta.permission" or "subscription.topic.cannot.subscribe" => ChannelPermissions.Of(channel),
        "subscription.limit.exceeded" => "Nothing is delivered until the 24 hours are over. Receive each channel once, with fewer clients, or buy more deliveries",
        "service.protection.triggered" or "service.protection.stream.limit.triggered" or "concurrent.client.limit.exceeded" =>
            "Too many clients or calls: end the clients that nobody needs, and try again in some minutes",
        "service.unavailable" or "topic.api.unavailable" or "schema.api.unavailable" => AskAgain,
        _ => reply.Status switch
        {
            Unauthenticated => TokenRefused,
            NotFound or PermissionDenied => $"Check the name and its case. {ChannelPermissions.Of(channel)}",
            _ => AskAgain,
        },
    };

    private static string TokenRefused =>
        "Get a new token. If a new one is refused too, the session policy may forbid it: see 'Lock sessions to the IP address' in Setup, Session Settings, and the user needs API Enabled";
}
