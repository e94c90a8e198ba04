using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;

namespace TypedStreaming.Subscriptions;

/// <summary>Reads events as a generated type, on the poll loop.</summary>
internal sealed class TypedConsumer<T>(ChannelName channel, EventsOptions options)
    : QueueingConsumer<ReceivedEvent<T>>(channel, options)
    where T : IStreamingEvent<T>
{
    protected override ReceivedEvent<T> Read(string channel, in EventFrame frame)
    {
        var received = new ReceivedEvent<T>
        {
            ReplayId = frame.ReplayId,
            CreatedDate = frame.ReadCreatedDate(),
            Type = frame.ReadType(),
        };
        try
        {
            return received with { Event = EventDecoder.Decode<T>(channel, frame) };
        }
        catch (EventDecodeException e)
        {
            return received with { Error = e };
        }
    }
}
