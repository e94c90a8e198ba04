using TypedStreaming.Simulator.Cometd;

namespace TypedStreaming.Simulator.Channels;

/// <summary>The most recently published events on all channels. It is used only while the org's lock is held.</summary>
internal sealed class RecentEvents(SimulatedOrgOptions options)
{
    private const int Capacity = 1000;

    private readonly Queue<PublishedEvent> _newest = [];
    private long _lastNumber;

    public void Add(Channel channel, StoredEvent stored)
    {
        _newest.Enqueue(new PublishedEvent(++_lastNumber, channel.Name, stored, ApiVersionPath.MajorOf(options.NewestApiVersion)));
        if (_newest.Count > Capacity) _newest.Dequeue();
    }

    public IReadOnlyList<PublishedEvent> After(long number)
    {
        var count = (int)Math.Min(_lastNumber - number, _newest.Count);
        return count <= 0 ? [] : [.. _newest.Skip(_newest.Count - count)];
    }
}
