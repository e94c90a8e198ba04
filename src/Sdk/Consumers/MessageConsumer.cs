using TypedStreaming.Bayeux;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>A consumer that gets events as messages, which are decoded later. The consumers of one channel share the messages.</summary>
internal sealed class MessageConsumer(
    ChannelName channel, EventsOptions options, StartingPoint start, Place place, EventQueue<EventMessage> queue, TimeProvider time)
    : QueueingConsumer<EventMessage>(channel, options, start, place, queue, time)
{
    protected override QueueEntry<EventMessage> Read(string channelName, in EventFrame frame)
    {
        var isShared = Message!.Get(channelName, frame, out var message);
        return new()
        {
            Event = message,
            Details = new EntryDetails { Metadata = message.Metadata },
            // Each consumer may be the last one that has the message, so that its bytes count for each.
            Bytes = isShared ? message.Body.Length : 0,
        };
    }
}
