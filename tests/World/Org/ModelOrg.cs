namespace TypedStreaming.World.Org;

/// <summary>
/// A Salesforce org as its clients see it: channels with logs, sessions with one queue each, tokens, limits. It has
/// no thread and no clock of its own: it moves when the plan says so.
/// </summary>
internal sealed partial class ModelOrg
{
    private readonly List<OrgEvent> _published = [];
    private readonly List<OrgSession> _sessions = [];
    private readonly OrgSettings _settings;
    private int _hosts = 1;

    public ModelOrg(OrgSettings settings)
    {
        _settings = settings;
        Channels = [.. settings.Channels.Select((kind, number) => new OrgChannel(TopicOf(kind, number), kind, new Era(0, Host), settings.Replays))];
    }

    /// <summary>The id that survives a move.</summary>
    public static string OrganizationId => "00D000000000001EAA";

    public IReadOnlyList<OrgChannel> Channels { get; }

    /// <summary>All events, by their serial number.</summary>
    public IReadOnlyList<OrgEvent> Published => _published;

    public IReadOnlyList<OrgSession> Sessions => _sessions;

    /// <summary>Returns true if a channel was subscribed in a session that lives.</summary>
    public bool IsKnownToASession(OrgChannel channel) => _sessions.Exists(session => session.IsAlive && session.Topics.Contains(channel.Topic));

    /// <summary>Returns true if a channel is subscribed in a session that lives.</summary>
    public bool IsSubscribed(OrgChannel channel) =>
        _sessions.Exists(session => session.IsAlive && session.Subscriptions.Values.Any(subscription => subscription.Channel == channel));

    /// <summary>The org's clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Counts the steps of the world.</summary>
    public int Step { get; set; }

    /// <summary>The instance that the org is on.</summary>
    public string Host => $"na{_hosts}.example.com";

    /// <summary>The token that is accepted.</summary>
    public string Token => $"{OrganizationId}!token{_tokens}";

    private static string TopicOf(ChannelKind kind, int number) => kind switch
    {
        ChannelKind.PushTopic => $"/topic/Accounts{number}",
        ChannelKind.Platform => $"/event/Order{number}__e",
        ChannelKind.SharedIds => $"/data/Stock{number}__chn",
        _ => $"/u/Notices{number}",
    };

    /// <summary>Publishes one event; those who are subscribed have it in their queues at once.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="region">What filters look at.</param>
    /// <param name="sharesId">True if it has the id of the one before, where the channel allows that.</param>
    /// <param name="copies">True if it is a copy of the last platform event.</param>
    /// <param name="isLarge">True if it is larger than the client's limit.</param>
    public OrgEvent Publish(OrgChannel channel, Region region, bool sharesId = false, bool copies = false, bool isLarge = false)
    {
        var serial = _published.Count;
        var published = new OrgEvent
        {
            Serial = serial,
            Channel = channel,
            Era = channel.Era,
            ReplayId = ReplayIdOf(channel, serial, sharesId),
            Created = Now,
            PublishedAt = Step,
            Uuid = channel.Kind == ChannelKind.Platform ? UuidOf(channel, serial, copies) : null,
            Region = region,
            IsLarge = isLarge,
        };
        published.IsRetained = channel.Replays && published.Id is not null;
        _published.Add(published);
        channel.Add(published);
        foreach (var session in _sessions) Queue(session, published);
        return published;
    }

    /// <summary>Sessions without a connect are forgotten after a while.</summary>
    public void ForgetIdleSessions()
    {
        foreach (var session in _sessions)
        {
            if (session is { IsAlive: true, HoldsConnect: false } && Now - session.LastRequest > _settings.SessionWindow) session.End();
        }
    }

    private static long? ReplayIdOf(OrgChannel channel, int serial, bool sharesId) => channel.Kind switch
    {
        ChannelKind.WithoutIds => null,
        ChannelKind.OddIds when serial % 3 == 1 => null,
        ChannelKind.OddIds when serial % 3 == 2 => -7 - serial,
        _ => channel.NextId(sharesId && channel.SharesIds),
    };

    private static Guid UuidOf(OrgChannel channel, int serial, bool copies) =>
        copies && channel.Log is [.., { Uuid: { } original }] ? original : new Guid(serial, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    private void Queue(OrgSession session, OrgEvent published)
    {
        foreach (var subscription in session.Subscriptions.Values)
        {
            if (subscription.Channel == published.Channel && published.Passes(subscription.Filter)) session.Enqueue(published, Written(subscription), isReplay: false);
        }
    }

    /// <summary>Servers write the filter into the channel of an event, or leave it out.</summary>
    private string Written(WireSubscription subscription) => _settings.WritesFilters ? subscription.Full : subscription.Channel.Topic;
}
