namespace TypedStreaming.Simulator.Cometd;

/// <summary>The Streaming API's error messages, with braces wherever Salesforce's own messages contain braces.</summary>
internal static class ErrorText
{
    public const string InvalidToken = "401::Authentication invalid";
    public const string MissingToken = "401::Request requires authentication";
    public const string UnknownClient = "403::Unknown client";
    public const string HandshakeDenied = "403::Handshake denied";
    public const string ClientsUsedUp = "403::Organization concurrent user limit exceeded";
    public const string DeliveriesUsedUp = "403::Organization total events daily limit exceeded";
    public const string NoHandshake = "403::Client has not completed handshake";
    public const string RestrictedChannel = "403::Restricted channel";
    public const string ChangesDenied =
        "403::User not allowed to subscribe CDC without View All Data permissions";

    public const string NoChannelName = "400::Channel name not specified";
    public const string NoLeadingSlash = "400::Channel subscriptions must start with a leading '/'";
    public const string VariesOnlyByCase = "404::channel names may not vary only by case";
    public const string UnknownChannel = "404::Unknown channel";
    public const string PublishDenied = "403:denied_by_security_policy:publish_denied";
    public const string RequestTooLarge = "Maximum Request Size Exceeded";

    public static string MissingVersion(string newest) =>
        $"400::API version in the URI is mandatory. URI format: '/cometd/{newest}'";

    public static string UnsupportedVersion(string newest) =>
        "400::Unsupported API version. Only API versions '37.0' and later are supported. "
        + $"URI format: '/cometd/{newest}'";

    public static string InvalidConnectionType(string type) => $"400::Invalid connection type {{{type}}}";

    public static string NoSuchChannel(string channel) =>
        $"400::The channel you requested to subscribe to doesn't exist {{{channel}}}";

    public static string CannotCreate(string channel) => $"403::Cannot create channel {{{channel}}}";

    public static string UnknownFields(IEnumerable<string> fields) =>
        $"400::Query fields {{{string.Join(", ", fields)}}} do not exist on the topic entity";

    public static string NoCookie(string clientId, string cookie) =>
        $"400::Client {clientId} has established a session, but no {cookie} cookie present";

    public static string InvalidReplayId(string id) =>
        $"400::The replayId {{{id}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, "
        + "or -1 to replay only new events.";

    public static string NotInReplayMap(string channel, string map) =>
        $"400::The replayId for channel {{{channel}}} wasn't found using the provided replay ID map {{{map}}}. "
        + "Ensure that the channel name you provided in the replay map is valid and matches the channel name used "
        + "for subscribing.";
}
