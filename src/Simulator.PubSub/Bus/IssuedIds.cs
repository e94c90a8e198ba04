namespace TypedStreaming.Simulator.PubSub.Bus;

/// <summary>The replay ids that one event bus of the org has issued within the retention time. Used only while the org's lock is held.</summary>
internal sealed class IssuedIds(TimeProvider time, TimeSpan retention)
{
    private readonly HashSet<long> _ids = [];
    private readonly Queue<(long Id, DateTimeOffset IssuedAt)> _byAge = [];

    /// <summary>The last issued id, or null if no id has been issued yet. The last id is kept even after its retention time has passed.</summary>
    public long? Latest { get; private set; }

    public void Add(long id, DateTimeOffset issuedAt)
    {
        if (Latest is null || id > Latest) Latest = id;
        if (_ids.Add(id)) _byAge.Enqueue((id, issuedAt));
    }

    /// <summary>Returns true if a client can resume after the given id.</summary>
    public bool IsValid(long id)
    {
        Purge();
        return _ids.Contains(id);
    }

    public void Clear()
    {
        _ids.Clear();
        _byAge.Clear();
        Latest = null;
    }

    private void Purge()
    {
        var oldest = time.GetUtcNow() - retention;
        while (_byAge.TryPeek(out var first) && first.IssuedAt < oldest) _ids.Remove(_byAge.Dequeue().Id);
    }
}
