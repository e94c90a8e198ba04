using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>The queue and the place of one consumer name, for as long as something of them is needed.</summary>
/// <param name="channel">The channel with its filter.</param>
/// <param name="queue">What was received and is not done.</param>
/// <param name="place">How far it was received.</param>
internal sealed class LeftEvents<T>(string channel, EventQueue<T> queue, Place place) : LeftEvents(channel)
{
    public EventQueue<T> Queue { get; } = queue;

    public Place Place { get; } = place;

    public override long Bytes => Queue.Bytes;

    public override bool IsEmpty => Queue.IsEmpty && Queue.IsCaughtUp;

    public override ReplayPosition? Reached() => Queue.Reached();
}
