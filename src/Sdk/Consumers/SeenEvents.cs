namespace TypedStreaming.Consumers;

/// <summary>
/// The last platform events that were queued. They are remembered to recognize copies, because Salesforce publishes an event at least once, and
/// each copy has its own replay id (Platform Events guide, "Considerations for defining and publishing"). An event that comes again with the
/// same replay id is not a copy: the server sends it again because the client did not queue it.
/// </summary>
internal sealed class SeenEvents
{
    /// <summary>
    /// The number of remembered events. Copies come within minutes of each other, and an event needs 24 bytes, so this number covers enough time
    /// with little memory.
    /// </summary>
    private const int Capacity = 10_000;

    private readonly Dictionary<Guid, long?> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Stores an event that will be queued, and returns true if it is a copy of an earlier event.</summary>
    /// <returns>True if the event was queued before under another id, and is still remembered.</returns>
    public bool IsCopy(Guid uuid, long? replayId)
    {
        if (_ids.TryGetValue(uuid, out var first)) return first != replayId;
        _ids.Add(uuid, replayId);
        _order.Enqueue(uuid);
        if (_order.Count > Capacity) _ids.Remove(_order.Dequeue());
        return false;
    }
}
