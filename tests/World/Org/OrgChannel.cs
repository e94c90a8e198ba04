namespace TypedStreaming.World.Org;

/// <summary>A channel with its log.</summary>
/// <param name="topic">Its name, without a filter.</param>
/// <param name="kind">What it carries.</param>
/// <param name="era">The era that its ids begin in.</param>
/// <param name="replays">True if the org keeps events to replay them.</param>
internal sealed class OrgChannel(string topic, ChannelKind kind, Era era, bool replays = true)
{
    /// <summary>The first id; below it there is room for an era that counts lower.</summary>
    private const long FirstId = 5_000;

    private readonly List<OrgEvent> _log = [];
    private long _lastId = FirstId;
    private bool _hasIds;

    public string Topic { get; } = topic;

    public ChannelKind Kind { get; } = kind;

    public Era Era { get; private set; } = era;

    /// <summary>All that was ever published.</summary>
    public IReadOnlyList<OrgEvent> Log => _log;

    public IEnumerable<OrgEvent> Retained => _log.Where(static logged => logged.IsRetained);

    /// <summary>True if the org keeps events to replay them.</summary>
    public bool Replays { get; } = replays;

    public bool SharesIds => Kind == ChannelKind.SharedIds;

    /// <summary>Ids are not contiguous, and not to be computed from each other.</summary>
    public long NextId(bool sharesLast = false)
    {
        if (!sharesLast || !_hasIds) _lastId += 1 + (_log.Count * 7 % 3);
        _hasIds = true;
        return _lastId;
    }

    public void Add(OrgEvent published) => _log.Add(published);

    /// <summary>True if a subscription can start after an id.</summary>
    public bool Knows(long id)
    {
        long? first = null, last = null;
        foreach (var retained in Retained)
        {
            first ??= retained.Id;
            last = retained.Id;
        }

        return first <= id && id <= last;
    }

    /// <summary>Lists the events that are replayed to a subscription.</summary>
    /// <param name="from">An id, -1 or -2.</param>
    public IEnumerable<OrgEvent> After(long from) => from switch
    {
        -1 => [],
        -2 => Retained,
        _ => Retained.Where(retained => retained.Id > from),
    };

    /// <summary>Retention ends for all but the newest.</summary>
    /// <returns>The events that are gone.</returns>
    public List<OrgEvent> Expire(int keep)
    {
        List<OrgEvent> retained = [.. Retained];
        // Events that share an id come and go together.
        while (keep > 0 && keep < retained.Count && retained[^keep].Id == retained[^(keep + 1)].Id) keep++;
        List<OrgEvent> gone = [.. retained.SkipLast(keep)];
        foreach (var expired in gone) expired.IsRetained = false;
        return gone;
    }

    /// <summary>Ids begin again, and mean nothing before.</summary>
    /// <param name="host">The instance that the org is on from now on.</param>
    /// <param name="first">Where the ids begin, or null for where they always do.</param>
    public void BeginEra(string host, long? first = null)
    {
        foreach (var retained in _log) retained.IsRetained = false;
        Era = new Era(Era.Number + 1, host);
        (_lastId, _hasIds) = (first ?? FirstId, false);
    }
}
