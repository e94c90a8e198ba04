namespace TypedStreaming.Simulator;

/// <summary>The behaviour of a <see cref="SimulatedOrg"/>; read once, when the org starts.</summary>
public sealed partial class SimulatedOrgOptions
{
    /// <summary>The TCP port on 127.0.0.1 and, where available, [::1]. Default 0: any free port.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The hosts that the org accepts in addition to <c>127.0.0.1</c>, <c>[::1]</c>, <c>localhost</c> and names that end in
    /// <c>.localhost</c>: names or addresses without a port, such as <c>proxy.test</c>. Default none: requests with another
    /// <c>Host</c> get 421, and no login returns it as <c>instance_url</c>.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>The time that an idle connect is held; advised to clients as <c>timeout</c>. Default 110 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(110);

    /// <summary>The time that a session stays alive after its last reply without a new request. Default 40 s.</summary>
    public TimeSpan SessionWindow { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>
    /// Divides <see cref="ConnectTimeout"/>, the advised timeout and <see cref="SessionWindow"/>. Default 1.0.
    /// </summary>
    public double TimeScale { get; set; } = 1.0;

    /// <summary>The time that PushTopic and generic events stay replayable. Default 24 h; not scaled.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The time that platform events and change events stay replayable. Default 72 h; not scaled.</summary>
    public TimeSpan EventBusRetention { get; set; } = TimeSpan.FromHours(72);

    /// <summary>The clock of holds, windows, delays, retention and every date that is sent. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The order of members in event messages. Default <see cref="MemberOrder.ChannelFirst"/>.</summary>
    public MemberOrder MemberOrder { get; set; } = MemberOrder.ChannelFirst;

    /// <summary>
    /// The order of members in the <c>data</c> of platform events and change events. Default
    /// <see cref="DataMemberOrder.SchemaFirst"/>.
    /// </summary>
    public DataMemberOrder DataOrder { get; set; } = DataMemberOrder.SchemaFirst;

    /// <summary>
    /// The form of fields without a value in platform events. Default <see cref="NullFieldForm.AsNull"/>.
    /// </summary>
    public NullFieldForm NullFields { get; set; } = NullFieldForm.AsNull;

    /// <summary>
    /// The position of the schema's id in platform events. Default <see cref="PlatformEventForm.SchemaBesidePayload"/>.
    /// </summary>
    public PlatformEventForm PlatformEvents { get; set; } = PlatformEventForm.SchemaBesidePayload;

    /// <summary>
    /// Gets or sets a value that indicates whether headers of change events have <c>changedFields</c>, in API 47.0 and
    /// later. Default true: Salesforce documents both.
    /// </summary>
    public bool ChangedFieldsInHeaders { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether subscribe and unsubscribe replies also carry queued events. Default true;
    /// false: only connect replies do.
    /// </summary>
    public bool QueuedEventsOnAnyReply { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that indicates whether the first connect of a session is answered at once. Default true; false:
    /// it is held, as in stock CometD.
    /// </summary>
    public bool FirstConnectImmediate { get; set; } = true;

    /// <summary>
    /// The replay id of the first event of each channel, of platform events and of change events. Default 1.
    /// </summary>
    public long FirstReplayId { get; set; } = 1;

    /// <summary>The distance between two replay ids of a channel. Default 3: ids are ordered, not contiguous.</summary>
    public int ReplayIdStride { get; set; } = 3;

    /// <summary>
    /// The API versions that the org lists, ascending. Default 37.0 to 66.0. The last one is the newest.
    /// </summary>
    public IReadOnlyList<string> ApiVersions { get; set; } =
        [.. Enumerable.Range(37, 30).Select(version => $"{version}.0")];

    /// <summary>Gets or sets a value that indicates whether the first subscribe creates a missing generic channel. Default false.</summary>
    public bool DynamicGenericChannels { get; set; }

    /// <summary>The user and connected app. Default null: all credentials are random.</summary>
    public SimulatedUser? User { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the login host is the org's My Domain. Default true; false: a shared login
    /// host, which refuses client credentials.
    /// </summary>
    public bool IsMyDomain { get; set; } = true;

    /// <summary>
    /// The RSA public key (PEM) with which assertions of the JWT bearer flow are checked. Default null: each is refused
    /// with <c>invalid assertion</c>.
    /// </summary>
    /// <remarks>
    /// Accepted are the audiences <c>https://login.salesforce.com</c> and the org's own address, and expiry times at most
    /// five minutes ahead by <see cref="TimeProvider"/>.
    /// </remarks>
    public string? JwtPublicKey { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether each refresh returns a new refresh token and makes the used one invalid.
    /// Default false: the refresh token stays the same.
    /// </summary>
    public bool RotateRefreshTokens { get; set; }

    /// <summary>
    /// The time that an access token is valid after it was issued, used or not. Default null: until it is revoked. An expired
    /// token fails the next request; a connect that is held continues.
    /// </summary>
    public TimeSpan? AccessTokenLifetime { get; set; }

    /// <summary>The 18-character id of the organization. Default null: random.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether the server has the replay extension. Default true; false: a plain CometD
    /// server, whose events have no id.
    /// </summary>
    public bool ReplayEnabled { get; set; } = true;

    /// <summary>
    /// Attributes that both cookies of a session have in addition to <c>Path</c>, such as
    /// <c>Expires=Sun, 24 Sep 2034 19:55:37 UTC; Max-Age=soon</c>. Default empty: none. A client that does not understand
    /// an attribute must keep the cookie.
    /// </summary>
    public string CookieAttributes { get; set; } = "";

    /// <summary>Gets or sets a value that indicates whether Bayeux requests need an access token. Default true.</summary>
    public bool RequireAuthentication { get; set; } = true;

    /// <summary>
    /// The number of exchanges that <see cref="ExchangeLog"/> keeps, the newest ones. Default 1,000; counts are not limited.
    /// </summary>
    public int ExchangeLogCapacity { get; set; } = 1000;

    /// <summary>Gets or sets a value that indicates whether answers are compressed with gzip if the client accepts it. Default false.</summary>
    public bool Compression { get; set; }

    /// <summary>
    /// Gets or sets a value that indicates whether answers have no <c>Content-Length</c> and are sent in pieces, each
    /// flushed. Default false: they are sent whole, with their length.
    /// </summary>
    public bool ChunkedAnswers { get; set; }

    /// <summary>The form of message ids in replies. Default <see cref="MessageIdForm.AsSent"/>.</summary>
    public MessageIdForm MessageIds { get; set; } = MessageIdForm.AsSent;

    /// <summary>The most sessions at the same time; further handshakes are refused. Default null: no limit.</summary>
    public int? MaxConcurrentClients { get; set; }

    /// <summary>
    /// The most events that are delivered in a day; after that, connects are refused and events wait. Default null: no limit.
    /// </summary>
    public int? MaxDeliveries { get; set; }

    internal TimeSpan ScaledConnectTimeout => ConnectTimeout / TimeScale;

    internal TimeSpan ScaledSessionWindow => SessionWindow / TimeScale;

    internal string NewestApiVersion => ApiVersions[^1];
}
