using TypedStreaming.Simulator.Channels;

namespace TypedStreaming.Simulator.PubSub.Streams;

/// <summary>The open subscriptions (streams of events). Used only while the org's lock is held.</summary>
internal sealed class StreamTable
{
    private readonly List<SubscribeStream> _open = [];

    /// <summary>True if new streams are treated as if the org's allocation (its limit on delivered events) were used up.</summary>
    public bool IsAllocationUsedUp { get; set; }

    public void Add(SubscribeStream stream) => _open.Add(stream);

    public void Remove(SubscribeStream stream) => _open.Remove(stream);

    /// <summary>Returns the open streams of a topic, or of all topics if the topic is null.</summary>
    public IReadOnlyList<SubscribeStream> Of(string? topic) => [.. _open.Where(stream => topic is null || stream.Channel.Name == topic)];

    public void Enqueue(Channel channel, StoredEvent stored)
    {
        foreach (var stream in _open)
        {
            if (stream.Channel == channel) stream.Enqueue(stored);
        }
    }

    public void Wake()
    {
        foreach (var stream in _open) stream.Wake();
    }
}
