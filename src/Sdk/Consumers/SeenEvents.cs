namespace TypedStreaming.Consumers;

/// <summary>
/// The platform events that were queued last. They are remembered so that copies of an event can be left out, because Salesforce publishes
/// an event at least once, and each copy has its own replay id (Platform Events guide, "Considerations for defining and publishing"). The
/// same event with the same id is not a copy: the server delivers it again because it was not queued before.
/// </summary>
internal sealed class SeenEvents(int capacity)
{
    private readonly Dictionary<Guid, long?> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Notes an event that is about to be queued.</summary>
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
