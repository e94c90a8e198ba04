namespace TypedStreaming.Simulator.Channels;

/// <summary>
/// A channel of the simulated org and its stored events, which can be replayed. The channel is changed only while the org's lock is held.
/// </summary>
internal sealed class Channel(
    string name, IReadOnlyCollection<string>? fields, ReplayIds ids, SimulatedOrgOptions options)
{
    private readonly List<StoredEvent> _retained = [];
    private readonly TimeSpan _retention =
        ChannelNameGrammar.IsOfEventBus(name) ? options.EventBusRetention : options.Retention;

    private int _withheld;

    public string Name { get; set; } = name;

    /// <summary>The fields that the PushTopic's query selects, or null if they are not known.</summary>
    public IReadOnlyCollection<string>? Fields { get; set; } = fields;

    public ReplayIds Ids { get; } = ids;

    public void Withhold(int events) => _withheld += events;

    public StoredEvent Append(long replayId, EventContent content)
    {
        Purge();
        var withheld = _withheld > 0;
        if (withheld) _withheld--;
        var stored = new StoredEvent(replayId, options.TimeProvider.GetUtcNow(), content, withheld);
        if (options.ReplayEnabled) _retained.Add(stored);
        return stored;
    }

    public IReadOnlyList<StoredEvent> All()
    {
        Purge();
        return [.. _retained];
    }

    /// <summary>Returns the stored events after a replay id, or null if no stored event has this id. Several events can have the same id.</summary>
    public IReadOnlyList<StoredEvent>? After(long replayId)
    {
        Purge();
        var index = _retained.FindLastIndex(stored => stored.ReplayId == replayId);
        return index < 0 ? null : _retained[(index + 1)..];
    }

    public void Clear() => _retained.Clear();

    public StoredEvent? Find(long replayId)
    {
        Purge();
        return _retained.Find(stored => stored.ReplayId == replayId);
    }

    private void Purge()
    {
        var oldest = options.TimeProvider.GetUtcNow() - _retention;
        var expired = _retained.FindIndex(stored => stored.StoredAt >= oldest);
        if (expired != 0) _retained.RemoveRange(0, expired < 0 ? _retained.Count : expired);
    }
}
