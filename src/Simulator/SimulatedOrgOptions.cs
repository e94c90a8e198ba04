namespace TypedStreaming.Simulator;

/// <summary>The options of a <see cref="SimulatedOrg"/>. They are read once, when the org starts.</summary>
public sealed partial class SimulatedOrgOptions
{
    /// <summary>The TCP port on 127.0.0.1 and, if available, on [::1]. The default is 0, which means any free port.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The hosts that the org accepts in addition to <c>127.0.0.1</c>, <c>[::1]</c>, <c>localhost</c> and names that end in
    /// <c>.localhost</c>. They are names or addresses without a port, such as <c>proxy.test</c>. By default there are none. A request with
    /// any other <c>Host</c> gets status 421, and no login returns such a host as <c>instance_url</c>.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>
    /// The time for which a connect waits for events before it is answered without any. Clients receive this time as the <c>timeout</c> in the
    /// server's advice. The default is 110 s.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(110);

    /// <summary>The time for which a session stays alive after its last reply if no new request arrives. The default is 40 s.</summary>
    public TimeSpan SessionWindow { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>
    /// The number by which <see cref="ConnectTimeout"/>, the advised timeout and <see cref="SessionWindow"/> are divided. It must be positive. The
    /// default is 1.0.
    /// </summary>
    public double TimeScale { get; set; } = 1.0;

    /// <summary>
    /// The time for which PushTopic and generic events can be replayed. The default is 24 hours, which <c>TimeScale</c> does not affect.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The time for which platform events and change events can be replayed. The default is 72 hours, which <c>TimeScale</c> does not affect.
    /// </summary>
    public TimeSpan EventBusRetention { get; set; } = TimeSpan.FromHours(72);

    /// <summary>
    /// The clock for waiting connects, session timeouts, delays, retention and all dates in responses. The default is the system clock.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The order of members in event messages. The default is <see cref="MemberOrder.ChannelFirst"/>.</summary>
    public MemberOrder MemberOrder { get; set; } = MemberOrder.ChannelFirst;

    /// <summary>
    /// The order of members in the <c>data</c> of platform events and change events. The default is <see cref="DataMemberOrder.SchemaFirst"/>.
    /// </summary>
    public DataMemberOrder DataOrder { get; set; } = DataMemberOrder.SchemaFirst;

    /// <summary>
    /// The form in which platform events show a field that has no value: as null, or omitted. The default is <see cref="NullFieldForm.AsNull"/>.
    /// </summary>
    public NullFieldForm NullFields { get; set; } = NullFieldForm.AsNull;

    /// <summary>
    /// The position of the schema id in platform events: beside the payload, or inside the event object. The default is
    /// <see cref="PlatformEventForm.SchemaBesidePayload"/>.
    /// </summary>
    public PlatformEventForm PlatformEvents { get; set; } = PlatformEventForm.SchemaBesidePayload;

    /// <summary>
    /// Gets or sets a value that indicates whether headers of change events contain <c>changedFields</c>, in API 47.0 and later. The default is true.
    /// The Salesforce documentation describes both forms.
    /// </summary>
    public bool ChangedFieldsInHeaders { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether subscribe and unsubscribe replies also contain queued events. The default is true. If false, only
    /// connect replies contain them.
    /// </summary>
    public bool QueuedEventsOnAnyReply { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether the first connect of a session is answered immediately. The default is true. If false, the first
    /// connect waits for events, as on an unmodified CometD server.
    /// </summary>
    public bool FirstConnectImmediate { get; set; } = true;

    /// <summary>
    /// The replay id of the first event on a channel. All platform events share one sequence of ids, and so do all change events. The default is 1.
    /// </summary>
    public long FirstReplayId { get; set; } = 1;

    /// <summary>The distance between two successive replay ids on a channel. The default is 3, because ids are ordered but not contiguous.</summary>
    public int ReplayIdStride { get; set; } = 3;

    /// <summary>The API versions that the org lists, in ascending order. The default is 37.0 to 66.0. The last version is the newest.</summary>
    public IReadOnlyList<string> ApiVersions { get; set; } =
        [.. Enumerable.Range(37, 30).Select(version => $"{version}.0")];

    /// <summary>
    /// Gets or sets a value that indicates whether the first subscribe request creates a missing generic channel. The default is false.
    /// </summary>
    public bool DynamicGenericChannels { get; set; }

    /// <summary>The user and the connected app with which clients can log in. Null, the default, means that all credentials are random.</summary>
    public SimulatedUser? User { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the login host is the org's My Domain. The default is true. If false, the login host is a shared
    /// host, which refuses client credentials.
    /// </summary>
    public bool IsMyDomain { get; set; } = true;

    /// <summary>
    /// The RSA public key (PEM) with which the org checks the assertions of the JWT bearer flow. If it is null (the default), every assertion is
    /// refused with <c>invalid assertion</c>.
    /// </summary>
    /// <remarks>
    /// An assertion is accepted if its audience is <c>https://login.salesforce.com</c> or the org's own address, and if it expires at most
    /// five minutes from now, by <see cref="TimeProvider"/>.
    /// </remarks>
    public string? JwtPublicKey { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether each refresh returns a new refresh token and makes the used token invalid. The default is false:
    /// the refresh token stays the same.
    /// </summary>
    public bool RotateRefreshTokens { get; set; }

    /// <summary>
    /// The time for which an access token is valid after it is issued. Using the token does not extend this time. Null, the default, means that a
    /// token is valid until it is revoked. When a token has expired, the next request fails; a connect that is already waiting continues.
    /// </summary>
    public TimeSpan? AccessTokenLifetime { get; set; }

    /// <summary>The 18-character id of the organization. Null, the default, means a random id.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>
    /// The edition of the org, which is the <c>OrganizationType</c> in its <c>Organization</c> record. The default is <c>Developer Edition</c>; a
    /// production org has, for example, <c>Enterprise Edition</c>.
    /// </summary>
    public string Edition { get; set; } = "Developer Edition";

    /// <summary>
    /// Gets or sets a value that indicates whether the org is a sandbox or a scratch org, according to its <c>Organization</c> record. The default is
    /// false.
    /// </summary>
    public bool IsSandbox { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the server supports the replay extension. The default is true. If false, the server is a plain
    /// CometD server, and its events have no ids.
    /// </summary>
    public bool ReplayEnabled { get; set; } = true;

    /// <summary>
    /// The attributes that both cookies of a session have in addition to <c>Path</c>, such as <c>Expires=Sun, 24 Sep 2034 19:55:37 UTC;
    /// Max-Age=soon</c>. The default is empty. A client that does not understand an attribute must still keep the cookie.
    /// </summary>
    public string CookieAttributes { get; set; } = "";

    /// <summary>Gets or sets a value that indicates whether Bayeux requests need an access token. The default is true.</summary>
    public bool RequireAuthentication { get; set; } = true;

    /// <summary>
    /// The number of requests, with their responses, that <see cref="ExchangeLog"/> keeps. The newest requests are kept. The default is 1,000. The
    /// counts of requests are not affected by this limit.
    /// </summary>
    public int ExchangeLogCapacity { get; set; } = 1000;

    /// <summary>
    /// Gets or sets a value that indicates whether responses are compressed with gzip if the client accepts it. The default is false.
    /// </summary>
    public bool Compression { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether responses are sent in several parts, without a <c>Content-Length</c>. Each part is flushed
    /// separately. The default is false: a response is sent in one part, with its length.
    /// </summary>
    public bool ChunkedResponses { get; set; }

    /// <summary>The form of message ids in replies. The default is <see cref="MessageIdForm.AsSent"/>.</summary>
    public MessageIdForm MessageIds { get; set; } = MessageIdForm.AsSent;

    /// <summary>
    /// The maximum number of sessions that can exist at the same time. Further handshakes are refused. Null, the default, means no limit.
    /// </summary>
    public int? MaxConcurrentClients { get; set; }

    /// <summary>
    /// The maximum number of events that are delivered per day. After that, connects are refused, and events stay in the queues. Null, the default,
    /// means no limit.
    /// </summary>
    public int? MaxDeliveries { get; set; }

    internal TimeSpan ScaledConnectTimeout => ConnectTimeout / TimeScale;

    internal TimeSpan ScaledSessionWindow => SessionWindow / TimeScale;

    internal string NewestApiVersion => ApiVersions[^1];
}
