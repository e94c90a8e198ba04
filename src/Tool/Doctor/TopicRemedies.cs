namespace TypedStreaming.Tool.Doctor;

/// <summary>Maps the error codes of the Pub/Sub API (without their prefix) to advice for the user.</summary>
internal static class TopicRemedies
{
    private const string AskAgain = "Try again later, or check the status of the instance at status.salesforce.com";
    private const int NotFound = 5;
    private const int PermissionDenied = 7;
    private const int Unauthenticated = 16;

    public static string Of(GrpcReply reply, string channel) => reply.ErrorCode switch
    {
        "service.auth.error" => TokenRefused,
        "service.auth.headers.invalid" => "The login must report the id of the org and the address of its instance: use another --flow, and the org's own address as --instance-url",
        "service.tenant.license" => "The org is not entitled to the Pub/Sub API: use --transport cometd, or ask Salesforce for access to it",
        "topic.not.found" => $"Check the name, which is case-sensitive, and check that the event is deployed. {ChannelPermissions.Of(channel)}",
        "topic.meta.permission" or "schema.meta.permission" or "subscription.topic.cannot.subscribe" => ChannelPermissions.Of(channel),
        "subscription.limit.exceeded" => "No more events will be delivered until the 24-hour period ends. Reduce the number of clients that subscribe to the same channel, or buy more deliveries",
        "service.protection.triggered" or "service.protection.stream.limit.triggered" or "concurrent.client.limit.exceeded" =>
            "Too many clients or calls: stop the clients that are not needed, and try again in a few minutes",
        "service.unavailable" or "topic.api.unavailable" or "schema.api.unavailable" => AskAgain,
        _ => reply.Status switch
        {
            Unauthenticated => TokenRefused,
            NotFound or PermissionDenied => $"Check the name, which is case-sensitive. {ChannelPermissions.Of(channel)}",
            _ => AskAgain,
        },
    };

    private static string TokenRefused =>
        "Get a new token. If the new token is refused too, check that the user has API Enabled, and that the session policy permits this machine's IP address: see 'Lock sessions to the IP address' in Setup, Session Settings";
}
