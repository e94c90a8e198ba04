using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Replay;
using TypedStreaming.Replay.Starting;
using TypedStreaming.Routing;

namespace TypedStreaming.Consumers;

/// <summary>A consumer that gets events as objects of an annotated type. The poll loop decodes the events.</summary>
internal sealed class TypedConsumer<T>(
    ChannelName channel, EventsOptions options, StartingPoint start, Place place, EventQueue<T> queue, TimeProvider time)
    : QueueingConsumer<T>(channel, options, start, place, queue, time)
    where T : IStreamingEvent<T>
{
    protected override QueueEntry<T> Read(string channelName, in EventFrame frame)
    {
        if (T.Descriptor.Kind == EventKind.ChangeEvent && ChangeEventHeaderReader.IsGap(frame.ChangeHeader) && ChangeEventHeaderReader.TryRead(frame, out var header))
            return new QueueEntry<T> { Details = new EntryDetails { Gap = GapOf(channelName, header), Metadata = MetadataOf(channelName, frame) } };
        try
        {
            var read = EventDecoder.Decode<T>(channelName, frame);
            return new QueueEntry<T> { Event = read, Details = DetailsOf(channelName, frame) };
        }
        catch (EventDecodeException e)
        {
            return new QueueEntry<T> { Details = new EntryDetails { Error = e, Metadata = MetadataOf(channelName, frame) } };
        }
    }

    private EntryDetails? DetailsOf(string channelName, in EventFrame frame) =>
        KeepsEnvelope ? new EntryDetails { Metadata = MetadataOf(channelName, frame) } : null;

    private EventMetadata? MetadataOf(string channelName, in EventFrame frame) => KeepsEnvelope ? EventMetadata.From(channelName, frame) : null;

    private static Gap GapOf(string channelName, ChangeEventHeader header) => new()
    {
        Cause = header.ChangeType == ChangeType.GapOverflow ? GapCause.Overflow : GapCause.GapEvent,
        Channel = channelName,
        To = header.CommitTimestamp == default ? null : header.CommitTimestamp,
        EntityName = header.EntityName,
        RecordIds = header.RecordIds,
    };
}
