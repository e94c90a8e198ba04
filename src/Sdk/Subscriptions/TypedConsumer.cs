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
        if (T.Descriptor.Kind == EventKind.ChangeEvent && ChangeEventHeaderReader.IsGap(frame.Payload) && ChangeEventHeaderReader.TryRead(frame, out var header))
            return new ReceivedEvent<T> { Gap = GapOf(channel, header) };
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

    private static Gap GapOf(string channel, ChangeEventHeader header) => new()
    {
        Cause = header.ChangeType == ChangeType.GapOverflow ? GapCause.Overflow : GapCause.GapEvent,
        Channel = channel,
        To = header.CommitTimestamp == default ? null : header.CommitTimestamp,
        EntityName = header.EntityName,
        RecordIds = header.RecordIds,
    };
}
