namespace TypedStreaming.Consumers;

/// <summary>
/// The last platform events that were queued. They are remembered so that duplicates can be recognized, because Salesforce publishes an event at
/// least once, and each duplicate has its own replay id (Platform Events guide, "Considerations for defining and publishing"). An event that arrives
/// again with the same replay id is not a duplicate: the server sends it again because the client did not queue it.
/// </summary>
/// <param name="capacity">The number of remembered events; only tests use another number than the default.</param>
internal sealed class SeenEvents(int capacity = SeenEvents.UsualCapacity)
{
    /// <summary>
    /// The number of remembered events. Duplicates arrive within minutes of each other, and each remembered event takes 24 bytes. Therefore, this
    /// number covers enough time and takes little memory.
    /// </summary>
    private const int UsualCapacity = 10_000;

    private readonly Dictionary<Guid, long?> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Stores an event that will be queued, and returns true if it is a duplicate of an earlier event.</summary>
    /// <returns>True if the event was queued before under another id, and is still remembered.</returns>
    public bool IsCopy(Guid uuid, long? replayId)
    {
        if (_ids.TryGetValue(uuid, out var first)) return first != replayId;
        _ids.Add(uuid, replayId);
        _order.Enqueue(uuid);
        if (_order.Count > capacity) _ids.Remove(_order.Dequeue());
        return false;
    }
}
