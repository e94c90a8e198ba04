namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>The page for users of CometD.NetCore.Salesforce, and the public names of that package and of CometD.NetCore, which <see cref="ParityPage"/> looks for.</summary>
internal static class CometDNetCorePage
{
    public const string Path = "docs/from-cometd-netcore-salesforce.md";

    public static IReadOnlyList<string> Names { get; } =
    [
        "AddResilientStreamingClient", "IStreamingClient", "ResilientStreamingClient", "Reconnect", "InvalidReplayIdStrategy", "IsConnected", "Handshake",
        "Disconnect", "SubscribeTopic", "UnsubscribeTopic", "Dispose", "ErrorExtension_ConnectionError", "ErrorExtension_ConnectionException",
        "ErrorExtension_ConnectionMessage", .. Settings, "MessageEnvelope<TPayload>", "MessageData<TPayload>", "MessagePayload", "MessageEvent",
        "ReplayId", "EventUuid", "CreatedDate", "CreatedById", "IResilientForceClient", "ResilientForceClient", "CreateRecordAsync",
        "GetOrganizationLimitsAsync", "AsyncExpiringLazy<AccessTokenResponse>", "salesforce get-tokens", .. OfTheBayeuxClient,
    ];

    /// <summary>The members of SalesforceConfiguration.</summary>
    private static string[] Settings =>
    [
        "SalesforceConfiguration", "ClientId", "ClientSecret", "Username", "Password", "UserPasswordToken", "LoginUrl", "OrganizationUrl", "PublishEndpoint",
        "RefreshToken", "CometDUri", "EventOrTopicUri", "OAuthUri", "Retry", "BackoffPower", "TokenExpiration", "CustomEvent", "ReplayId", "ReadTimeOut",
        "TokenType",
    ];

    /// <summary>The names of CometD.NetCore that a program uses.</summary>
    private static string[] OfTheBayeuxClient =>
    [
        "BayeuxClient", "IClientSession", "Handshook", "Connected", "Disconnected", "State", "WaitFor", "WaitForEmptySendQueue", "Abort", "GetChannel",
        "IClientSessionChannel", "Subscribe", "Unsubscribe", "Publish", "AddListener", "AddExtension", "IExtension", "ReplayExtension", "ErrorExtension",
        "AckExtension", "TimesyncClientExtension", "LongPollingTransport", "HttpClientTransport", "ClientTransport", "TransportRegistry", "TIMEOUT_OPTION",
        "MAX_NETWORK_DELAY_OPTION", "INTERVAL_OPTION", "BACKOFF_INCREMENT_OPTION", "MAX_BACKOFF_OPTION", "SetCookie", "GetCookie", "StartBatch", "EndBatch",
        "Batch", "ResetSubscriptions", "IMessage", "IMutableMessage", "DictionaryMessage", "ChannelId", "ChannelFields", "MessageFields", "IMessageListener",
        "OnMessage", "TransportException",
    ];
}
