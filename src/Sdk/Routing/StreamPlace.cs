namespace TypedStreaming.Routing;

/// <summary>
/// The position up to which a consumer has received its own stream, over a transport with opaque replay ids. Such ids cannot be compared, so each
/// received id gets a number, in the order of arrival. Used by the loop that reads the stream.
/// </summary>
internal sealed class StreamPlace
{
    /// <summary>
    /// The maximum number of events with the same replay id that are kept in memory to detect duplicates. When this number is exceeded, the kept
    /// events are removed to limit memory use. Some events may then be received twice after a connection is lost.
    /// </summary>
    private const int LargestGroup = 10_000;

    private readonly HashSet<string> _group = new(StringComparer.Ordinal);

    /// <summary>The last replay id that was received; null before the first event.</summary>
    public OpaqueReplayId? Received { get; private set; }

    /// <summary>
    /// The replay id that was received before <see cref="Received"/>. Events with this id can no longer arrive. Null until a second id is received.
    /// </summary>
    public OpaqueReplayId? Complete { get; private set; }

    /// <summary>The sequence number of the last received replay id; -1 before the first event.</summary>
    public long Order { get; private set; } = -1;

    /// <summary>
    /// A task that completes when the loop of the previous stream has stopped. Two loops must not add events to one queue at the same time.
    /// </summary>
    public Task Writer { get; set; } = Task.CompletedTask;

    /// <summary>Records that an event was received.</summary>
    /// <param name="id">The replay id of the event.</param>
    /// <param name="eventId">The id of the event itself, which is unique; empty if it is missing.</param>
    /// <returns>The number of the id; null if exactly this event was received before, which is possible after a lost connection.</returns>
    public long? Receive(OpaqueReplayId id, string eventId)
    {
        if (id != Received) Move(id);
        if (_group.Count == LargestGroup) _group.Clear();
        return eventId.Length > 0 && !_group.Add(eventId) ? null : Order;
    }

    /// <summary>Records that the server has sent all events up to a replay id.</summary>
    /// <returns>The number of the id; null if the id is not new.</returns>
    public long? Pass(OpaqueReplayId id)
    {
        if (id == Received) return null;
        Move(id);
        return Order;
    }

    /// <summary>
    /// Removes the received replay id, because the server no longer knows it. The numbering of later ids continues, so that the events in the
    /// consumer's queue stay in order.
    /// </summary>
    public void Restart()
    {
        (Received, Complete) = (null, null);
        _group.Clear();
    }

    private void Move(OpaqueReplayId id)
    {
        (Complete, Received) = (Received, id);
        Order++;
        _group.Clear();
    }
}
