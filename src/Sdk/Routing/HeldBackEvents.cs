using System.Text;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>
/// The events on a channel that are held back until it is known whether they are new or replayed. An outstanding response from the server shows this,
/// so the events wait until that response has been read. Used by the poll loop only.
/// </summary>
internal sealed class HeldBackEvents
{
    /// <summary>
    /// The maximum total size of the events that are held back, in bytes. If another event would exceed this size, it is not held back. Instead, its
    /// consumer is subscribed again from the consumer's position.
    /// </summary>
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly List<HeldBackEvent> _events = [];
    private long _bytes;

    /// <summary>True if no event is held back, which is the usual case.</summary>
    public bool IsEmpty => _events.Count == 0;

    /// <summary>
    /// Holds an event back for a consumer until it is known whether the event is new or replayed. Returns false if the size limit does not allow
    /// this.
    /// </summary>
    /// <param name="frame">The event, which has an id. Its bytes are copied, once for all consumers.</param>
    /// <param name="consumer">The consumer that gets the event if it is new.</param>
    /// <param name="response">The response in which the event came.</param>
    /// <param name="awaited">The response that shows whether the event is new.</param>
    /// <returns>True if there was room for the event.</returns>
    public bool TryHold(in EventFrame frame, RoutedConsumer consumer, long response, long awaited)
    {
        if (_bytes + frame.Message.Length > MostBytes) return false;
        var message = _events.Count > 0 && _events[^1].Message.AsSpan().SequenceEqual(frame.Message)
            ? _events[^1].Message
            : frame.Message.ToArray();
        Hold(new HeldBackEvent(message, consumer, frame.ReplayId!.Value, response, awaited));
        return true;
    }

    /// <summary>Puts back an event that was removed because the response for which it was waiting had been read.</summary>
    public void Hold(in HeldBackEvent kept)
    {
        _bytes += kept.Message.Length;
        _events.Add(kept);
    }

    /// <summary>Removes and returns the events that were waiting for a response, because this response has been read completely.</summary>
    public IReadOnlyList<HeldBackEvent> Release(long response) => Take(kept => kept.Awaited == response);

    /// <summary>Removes and returns all events that are held back for a consumer, regardless of the response for which they are waiting.</summary>
    public IReadOnlyList<HeldBackEvent> Release(RoutedConsumer consumer) => Take(kept => kept.Consumer == consumer);

    /// <summary>Removes and returns the events that are held back for a consumer and are waiting for a given response.</summary>
    public IReadOnlyList<HeldBackEvent> Release(RoutedConsumer consumer, long response) => Take(kept => kept.Consumer == consumer && kept.Awaited == response);

    /// <summary>
    /// Removes and returns the events that are held back for a consumer and have smaller replay ids than a replayed event. These events are new,
    /// because the replay has moved past their ids without including them.
    /// </summary>
    public IReadOnlyList<HeldBackEvent> ReleaseBefore(RoutedConsumer consumer, long id) =>
        Take(kept => kept.Consumer == consumer && kept.Id < id);

    public void Forget(RoutedConsumer consumer) => Take(kept => kept.Consumer == consumer);

    public void Clear()
    {
        _events.Clear();
        _bytes = 0;
    }

    /// <summary>
    /// Removes and returns events, in ascending order of their ids. They may have been held back in another order, because one response can overtake
    /// another. If both an earlier and a later subscription sent the same event, it is returned only once.
    /// </summary>
    private IReadOnlyList<HeldBackEvent> Take(Predicate<HeldBackEvent> which)
    {
        var taken = _events.FindAll(which);
        if (taken.Count == 0) return [];
        _events.RemoveAll(which);
        _bytes = _events.Sum(static kept => (long)kept.Message.Length);
        return [.. taken.OrderBy(static kept => kept.Id).DistinctBy(static kept => (kept.Consumer, kept.Id, Encoding.UTF8.GetString(kept.Message), kept.Oversize?.Bytes))];
    }
}
