using System.Collections.Immutable;
using TypedStreaming.Bayeux;

namespace TypedStreaming.Routing;

/// <summary>
/// Events beyond the fences of a channel's consumers that came while an outstanding answer may still show that they are new. They are kept
/// until that answer was read. Used by the poll loop only.
/// </summary>
internal sealed class FencedEvents
{
    /// <summary>The largest size that is kept: beyond it the consumer starts again from its place instead.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    private readonly List<Entry> _entries = [];
    private long _bytes;

    /// <summary>Keeps an event for a consumer.</summary>
    /// <param name="frame">The event; its bytes are copied, once for all consumers.</param>
    /// <param name="consumer">The consumer that would get it.</param>
    /// <param name="awaited">The answer that decides.</param>
    /// <returns>True if there was room.</returns>
    public bool TryHold(in EventFrame frame, RoutedConsumer consumer, long awaited)
    {
        if (_bytes + frame.Message.Length > MostBytes) return false;
        var message = _entries.Count > 0 && _entries[^1].Message.AsSpan().SequenceEqual(frame.Message)
            ? _entries[^1].Message
            : frame.Message.ToArray();
        _bytes += message.Length;
        _entries.Add(new Entry(message, consumer, awaited));
        return true;
    }

    /// <summary>Keeps an event that was removed before.</summary>
    public void Hold(byte[] message, RoutedConsumer consumer, long awaited)
    {
        _bytes += message.Length;
        _entries.Add(new Entry(message, consumer, awaited));
    }

    /// <summary>Removes and returns the events that waited for an answer, which was now read completely.</summary>
    public ImmutableArray<(byte[] Message, RoutedConsumer Consumer)> Release(long answer) => _entries.Count == 0 ? [] : ReleaseSome(answer);

    /// <summary>Removes and returns the events that waited for a consumer, whatever answer they waited for.</summary>
    public List<byte[]> Release(RoutedConsumer consumer)
    {
        List<byte[]> released = [.. _entries.Where(entry => entry.Consumer == consumer).Select(static entry => entry.Message)];
        if (released.Count > 0) Forget(consumer);
        return released;
    }

    public void Forget(RoutedConsumer consumer) => Remove(entry => entry.Consumer == consumer);

    public void Clear()
    {
        _entries.Clear();
        _bytes = 0;
    }

    private ImmutableArray<(byte[] Message, RoutedConsumer Consumer)> ReleaseSome(long answer)
    {
        ImmutableArray<(byte[], RoutedConsumer)> released = [.. _entries.Where(entry => entry.Awaited == answer).Select(static entry => (entry.Message, entry.Consumer))];
        if (!released.IsEmpty) Remove(entry => entry.Awaited == answer);
        return released;
    }

    private void Remove(Predicate<Entry> which)
    {
        _entries.RemoveAll(which);
        _bytes = _entries.Sum(static entry => (long)entry.Message.Length);
    }

    private readonly record struct Entry(byte[] Message, RoutedConsumer Consumer, long Awaited);
}
