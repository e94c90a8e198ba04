using System.Globalization;
using TypedStreaming.Relay.Messages;
using TypedStreaming.Relay.Partitioning;

namespace TypedStreaming.Relay.Publishing;

/// <summary>
/// Creates the messages for an event, for a gap, or for an event that could not be read: one message for each affected partition.
/// </summary>
/// <param name="partitioner">The partitions of the stream.</param>
/// <param name="organization">The id of the org, or null if it is not known.</param>
/// <param name="epoch">The epoch of the relay's lease, or null without a lease.</param>
/// <param name="lease">The name of the relay's lease, or null without a lease.</param>
internal sealed class CopyMaker(EventPartitioner partitioner, string? organization, long? epoch, string? lease = null)
{
    /// <summary>The value of the attribute <c>type</c> in a message for an event that the client could not read.</summary>
    public const string UnreadableType = "com.salesforce.unreadable";

    public IReadOnlyList<RelayMessage> Of(EventMessage message)
    {
        var copies = partitioner.CopiesOf(message);
        var shared = EventAttributes.Of(message, organization, epoch, lease);
        return [.. copies.Select(copy => new RelayMessage(
            copy.Partition, EventAttributes.For(copy, shared, copies.Count == 1), message.Body, message.ContentType))];
    }

    public IReadOnlyList<RelayMessage> Of(Gap gap)
    {
        var shared = EventAttributes.Common(Guid.NewGuid().ToString(), gap.Channel, GapText.Type, organization, epoch, lease);
        var body = GapText.Write(gap);
        return [.. partitioner.ToAll().Select(copy => new RelayMessage(copy.Partition, shared, body))];
    }

    /// <summary>
    /// Creates the message for an event that the client could not read, because the event was larger than the size limit. The message has no
    /// body, and the workers store it as a dead letter.
    /// </summary>
    public IReadOnlyList<RelayMessage> OfUnreadable(string channel, long? replayId)
    {
        var number = replayId?.ToString(CultureInfo.InvariantCulture);
        var attributes = EventAttributes.Common(number ?? Guid.NewGuid().ToString(), channel, UnreadableType, organization, epoch, lease);
        if (number is not null) attributes[RelayAttributes.ReplayId] = number;
        var copy = partitioner.Of(channel);
        return [new RelayMessage(copy.Partition, EventAttributes.For(copy, attributes, isOnlyCopy: true), ReadOnlyMemory<byte>.Empty)];
    }
}
