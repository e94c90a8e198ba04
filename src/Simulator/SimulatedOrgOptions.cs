using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.OAuth;

namespace TypedStreaming.Simulator;

/// <summary>How a <see cref="SimulatedOrg"/> behaves; read once, when the org starts.</summary>
public sealed class SimulatedOrgOptions
{
    /// <summary>The TCP port on 127.0.0.1. Default 0: any free port.</summary>
    public int Port { get; set; }

    /// <summary>How long an idle connect is held; advised to clients as <c>timeout</c>. Default 110 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(110);

    /// <summary>How long a session outlives its last reply without a new request. Default 40 s.</summary>
    public TimeSpan SessionWindow { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>
    /// Divides <see cref="ConnectTimeout"/>, the advised timeout and <see cref="SessionWindow"/>. Default 1.0.
    /// </summary>
    public double TimeScale { get; set; } = 1.0;

    /// <summary>How long PushTopic and generic events stay replayable. Default 24 h; not scaled.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long platform events and change events stay replayable. Default 72 h; not scaled.</summary>
    public TimeSpan EventBusRetention { get; set; } = TimeSpan.FromHours(72);

    /// <summary>The clock of holds, windows, delays, retention and every date sent. Default the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The order of members in event messages. Default <see cref="MemberOrder.ChannelFirst"/>.</summary>
    public MemberOrder MemberOrder { get; set; } = MemberOrder.ChannelFirst;

    /// <summary>
    /// The order of members in the <c>data</c> of platform events and change events. Default
    /// <see cref="DataMemberOrder.SchemaFirst"/>.
    /// </summary>
    public DataMemberOrder DataOrder { get; set; } = DataMemberOrder.SchemaFirst;

    /// <summary>
    /// How platform events show fields without a value. Default <see cref="NullFieldForm.AsNull"/>.
    /// </summary>
    public NullFieldForm NullFields { get; set; } = NullFieldForm.AsNull;

    /// <summary>
    /// Whether headers of change events have <c>changedFields</c>, in API 47.0 and later. Default true: Salesforce
    /// documents both.
    /// </summary>
    public bool ChangedFieldsInHeaders { get; set; } = true;

    /// <summary>
    /// Whether queued events also ride on subscribe and unsubscribe replies. Default true; false: on connect replies
    /// alone.
    /// </summary>
    public bool QueuedEventsOnAnyReply { get; set; } = true;

    /// <summary>
    /// Whether the first connect of a session is answered at once. Default true; false: it is held as stock CometD
    /// does.
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

    /// <summary>Whether a first subscribe creates a generic channel that does not exist. Default false.</summary>
    public bool DynamicGenericChannels { get; set; }

    /// <summary>The user and connected app. Default null: all credentials random.</summary>
    public SimulatedUser? User { get; set; }

    /// <summary>
    /// Whether the login host is the org's My Domain. Default true; false: a shared login host, which refuses client
    /// credentials.
    /// </summary>
    public bool IsMyDomain { get; set; } = true;

    /// <summary>
    /// The RSA public key (PEM) that assertions of the JWT bearer flow are checked with. Default null: each is refused
    /// with <c>invalid assertion</c>.
    /// </summary>
    /// <remarks>
    /// Accepted are the audiences <c>https://login.salesforce.com</c> and the org's own address, and ends of at most five
    /// minutes ahead by <see cref="TimeProvider"/>.
    /// </remarks>
    public string? JwtPublicKey { get; set; }

    /// <summary>
    /// Whether each refresh gives a new refresh token and makes the one that was used worthless. Default false: the
    /// refresh token stays the same.
    /// </summary>
    public bool RotateRefreshTokens { get; set; }

    /// <summary>The 18-character id of the organization. Default null: random.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>
    /// Whether the server has the replay extension. Default true; false: a plain CometD server, whose events carry no
    /// id.
    /// </summary>
    public bool ReplayEnabled { get; set; } = true;

    /// <summary>Whether Bayeux requests need an access token. Default true.</summary>
    public bool RequireAuthentication { get; set; } = true;

    /// <summary>
    /// How many exchanges <see cref="ExchangeLog"/> keeps, the newest. Default 1,000; counts go on beyond it.
    /// </summary>
    public int ExchangeLogCapacity { get; set; } = 1000;

    /// <summary>Whether answers are compressed with gzip for clients that accept it. Default false.</summary>
    public bool Compression { get; set; }

    /// <summary>
    /// Whether answers come without <c>Content-Length</c> and in pieces, each flushed. Default false: whole, with their
    /// length.
    /// </summary>
    public bool ChunkedAnswers { get; set; }

    /// <summary>What becomes of message ids in replies. Default <see cref="MessageIdForm.AsSent"/>.</summary>
    public MessageIdForm MessageIds { get; set; } = MessageIdForm.AsSent;

    /// <summary>How many sessions there may be at a time; further handshakes are refused. Default null: any.</summary>
    public int? MaxConcurrentClients { get; set; }

    /// <summary>
    /// How many events may be delivered in a day; then connects are refused and events wait. Default null: any.
    /// </summary>
    public int? MaxDeliveries { get; set; }

    internal TimeSpan ScaledConnectTimeout => ConnectTimeout / TimeScale;

    internal TimeSpan ScaledSessionWindow => SessionWindow / TimeScale;

    internal string NewestApiVersion => ApiVersions[^1];

    internal SimulatedOrgOptions Validated()
    {
        string[] problems =
        [
            .. Unless(Port is >= 0 and <= 65535, $"{nameof(Port)} must be 0 to 65535"),
            .. Unless(TimeProvider is not null, $"{nameof(TimeProvider)} must not be null"),
            .. Unless(ConnectTimeout > TimeSpan.Zero, $"{nameof(ConnectTimeout)} must be positive"),
            .. Unless(SessionWindow > TimeSpan.Zero, $"{nameof(SessionWindow)} must be positive"),
            .. Unless(TimeScale > 0 && double.IsFinite(TimeScale), $"{nameof(TimeScale)} must be positive"),
            .. Unless(Retention > TimeSpan.Zero, $"{nameof(Retention)} must be positive"),
            .. Unless(EventBusRetention > TimeSpan.Zero, $"{nameof(EventBusRetention)} must be positive"),
            .. Unless(FirstReplayId > 0, $"{nameof(FirstReplayId)} must be positive"),
            .. Unless(ReplayIdStride > 0, $"{nameof(ReplayIdStride)} must be positive"),
            .. Unless(ExchangeLogCapacity >= 0, $"{nameof(ExchangeLogCapacity)} must not be negative"),
            .. Unless(JwtBearerGrant.IsKey(JwtPublicKey), $"{nameof(JwtPublicKey)} must be an RSA key in PEM form"),
            .. Unless(MaxConcurrentClients is null or >= 0, $"{nameof(MaxConcurrentClients)} must not be negative"),
            .. Unless(MaxDeliveries is null or >= 0, $"{nameof(MaxDeliveries)} must not be negative"),
            .. Unless(AreVersions(ApiVersions), $"{nameof(ApiVersions)} must list versions such as 66.0, ascending"),
        ];
        if (problems.Length > 0)
            throw new InvalidOperationException($"{nameof(SimulatedOrgOptions)}: {string.Join("; ", problems)}.");
        return (SimulatedOrgOptions)MemberwiseClone();
    }

    private static string[] Unless(bool holds, string problem) => holds ? [] : [problem];

    private static bool AreVersions(IReadOnlyList<string> versions) =>
        versions is { Count: > 0 }
        && versions.All(version => ApiVersionPath.TryMajorOf(version, out _))
        && versions.Zip(versions.Skip(1), (lower, higher) => (lower, higher))
            .All(pair => ApiVersionPath.MajorOf(pair.lower) < ApiVersionPath.MajorOf(pair.higher));
}
