namespace TypedStreaming.Simulator.Channels;

/// <summary>A channel and its replayable events; changed only under the lock of the org.</summary>
internal sealed class Channel(string name, IReadOnlyCollection<string>? fields, SimulatedOrgOptions options)
{
    private readonly List<StoredEvent> _retained = [];
    private long _nextReplayId = options.FirstReplayId;
    private int _withheld;

    public string Name { get; } = name;

    /// <summary>The fields of a PushTopic's query, null when they are not known.</summary>
    public IReadOnlyCollection<string>? Fields { get; } = fields;

    public void Withhold(int events) => _withheld += events;

    public StoredEvent Append(Func<long, EventContent> create)
    {
        Purge();
        var content = create(_nextReplayId);
        var withheld = _withheld > 0;
        if (withheld) _withheld--;
        var stored = new StoredEvent(
            _nextReplayId, options.TimeProvider.GetUtcNow(), content.Data, content.Record, withheld);
        _nextReplayId += options.ReplayIdStride;
        if (options.ReplayEnabled) _retained.Add(stored);
        return stored;
    }

    public IReadOnlyList<StoredEvent> All()
    {
        Purge();
        return [.. _retained];
    }

    /// <summary>The events after an id, or null when no retained event has it.</summary>
    public IReadOnlyList<StoredEvent>? After(long replayId)
    {
        Purge();
        var index = _retained.FindIndex(stored => stored.ReplayId == replayId);
        return index < 0 ? null : _retained[(index + 1)..];
    }

    private void Purge()
    {
        var oldest = options.TimeProvider.GetUtcNow() - options.Retention;
        var expired = _retained.FindIndex(stored => stored.StoredAt >= oldest);
        if (expired != 0) _retained.RemoveRange(0, expired < 0 ? _retained.Count : expired);
    }
}
