namespace TypedStreaming.Subscriptions;

/// <summary>
/// The ids of the platform events that came last, so that copies of one are left out: publishing is at least once, and each
/// copy has a replay id of its own (Platform Events guide, "Considerations for defining and publishing").
/// </summary>
internal sealed class SeenEvents(int capacity)
{
    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <returns>Whether the id is new, as far as is remembered.</returns>
    public bool Add(Guid id)
    {
        if (!_ids.Add(id)) return false;
        _order.Enqueue(id);
        if (_order.Count > capacity) _ids.Remove(_order.Dequeue());
        return true;
    }
}
