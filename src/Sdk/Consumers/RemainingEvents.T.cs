using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>The remaining events of one consumer name: the queue, and the replay ids up to which its events were received.</summary>
/// <param name="channel">The channel with its filter.</param>
/// <param name="queue">The events that were received and are not acknowledged.</param>
/// <param name="place">The place up to which events were received.</param>
internal sealed class RemainingEvents<T>(string channel, EventQueue<T> queue, Place place) : RemainingEvents(channel)
{
    private StreamPlace? _stream;

    public EventQueue<T> Queue { get; } = queue;

    public Place Place { get; } = place;

    /// <summary>The position up to which events were received over a transport with opaque ids. It is not used over CometD.</summary>
    public StreamPlace Stream => _stream ??= new StreamPlace();

    public override long Bytes => Queue.Bytes;

    public override bool IsEmpty => Queue.IsEmpty && Queue.IsCaughtUp;

    public override ReplayPosition? Reached() => Queue.Reached();
}
