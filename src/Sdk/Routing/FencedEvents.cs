using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>
/// Kept events beyond the fences of a channel's consumers. They came while an outstanding answer could still show that they are new, and
/// are kept until that answer was read. Used by the poll loop only.
/// </summary>
internal sealed class FencedEvents
{
    /// <summary>The largest total size of kept events. If it would be exceeded, the consumer starts again from its place instead.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly List<FencedEvent> _events = [];
    private long _bytes;

    /// <summary>True if nothing is kept. This is the usual case.</summary>
    public bool IsEmpty => _events.Count == 0;

    /// <summary>Keeps an event for a consumer.</summary>
    /// <param name="frame">The event, which has an id. Its bytes are copied, once for all consumers.</param>
    /// <param name="consumer">The consumer that gets the event if it is new.</param>
    /// <param name="answer">The answer in which the event came.</param>
    /// <param name="awaited">The answer that shows whether the event is new.</param>
    /// <returns>True if there was room for the event.</returns>
    public bool TryHold(in EventFrame frame, RoutedConsumer consumer, long answer, long awaited)
    {
        if (_bytes + frame.Message.Length > MostBytes) return false;
        var message = _events.Count > 0 && _events[^1].Message.AsSpan().SequenceEqual(frame.Message)
            ? _events[^1].Message
            : frame.Message.ToArray();
        Hold(new FencedEvent(message, consumer, frame.ReplayId!.Value, answer, awaited));
        return true;
    }

    /// <summary>Keeps an event again that was removed before.</summary>
    public void Hold(in FencedEvent kept)
    {
        _bytes += kept.Message.Length;
        _events.Add(kept);
    }

    /// <summary>Removes and returns the events that waited for an answer. This answer has now been read completely.</summary>
    public IReadOnlyList<FencedEvent> Release(long answer) => Take(kept => kept.Awaited == answer);

    /// <summary>Removes and returns all events of a consumer. It does not matter which answers they waited for.</summary>
    public IReadOnlyList<FencedEvent> Release(RoutedConsumer consumer) => Take(kept => kept.Consumer == consumer);

    /// <summary>
    /// Removes and returns the events of a consumer with ids before a replayed event. They are new, because the replay has passed their
    /// ids.
    /// </summary>
    public IReadOnlyList<FencedEvent> ReleaseBefore(RoutedConsumer consumer, long id) =>
        Take(kept => kept.Consumer == consumer && kept.Id < id);

    public void Forget(RoutedConsumer consumer) => Take(kept => kept.Consumer == consumer);

    public void Clear()
    {
        _events.Clear();
        _bytes = 0;
    }

    private List<FencedEvent> Take(Predicate<FencedEvent> which)
    {
        var taken = _events.FindAll(which);
        if (taken.Count == 0) return [];
        _events.RemoveAll(which);
        _bytes = _events.Sum(static kept => (long)kept.Message.Length);
        return taken;
    }
}
