using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Replay;

namespace TypedStreaming.Subscriptions;

/// <summary>Reads events as a generated type, on the poll loop.</summary>
internal sealed class TypedConsumer<T>(ChannelName channel, EventsOptions options, StartingPoint start)
    : QueueingConsumer<T>(channel, options, start)
    where T : IStreamingEvent<T>
{
    protected override ReceivedEvent<T> Read(string channel, in EventFrame frame)
    {
        var type = frame.ReadType();
        try
        {
            return new ReceivedEvent<T> { Type = type, Event = EventDecoder.Decode<T>(channel, frame) };
        }
        catch (EventDecodeException e)
        {
            return new ReceivedEvent<T> { Type = type, Error = e };
        }
    }
}
