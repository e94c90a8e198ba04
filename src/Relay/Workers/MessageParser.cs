using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TypedStreaming.Hosting;
using TypedStreaming.Hosting.Dispatch;
using TypedStreaming.Relay.Messages;
using TypedStreaming.Relay.Partitioning;
using TypedStreaming.Relay.Publishing;

namespace TypedStreaming.Relay.Workers;

/// <summary>
/// Reads and checks the messages of one partition. The checks are needed because any program that can write to the broker could have published
/// the messages.
/// </summary>
/// <param name="partition">The partition.</param>
/// <param name="options">The options of the worker.</param>
/// <param name="time">The clock.</param>
internal sealed class MessageParser(EventPartition partition, RelayWorkerOptions options, TimeProvider time)
{
    private const int LongestText = 2048;
    private const int LongestChange = 32;

    /// <exception cref="InvalidMessageException">The message is not valid here.</exception>
    public MessageContent Parse(RelayMessage message)
    {
        if (message.Body.Length > options.MaxMessageBytes)
            throw new InvalidMessageException($"the body of the message has {message.Body.Length} bytes, but {nameof(RelayWorkerOptions.MaxMessageBytes)} is {options.MaxMessageBytes}");
        if (EpochFence.IsOfTheFuture(Number(message, RelayAttributes.Epoch), time.GetUtcNow()))
            throw new InvalidMessageException("the epoch of the message is in the future, so all later messages with a correct epoch would be refused. Check the clock of the database, and check which programs can publish to the stream");
        var channel = Required(message, RelayAttributes.Channel);
        if (!RelayedChannel.IsValid(channel)) throw new InvalidMessageException("the channel of the message is not valid");
        var organization = Optional(message, RelayAttributes.Organization);
        if (options.Organization is { } expected && !IsSame(expected, organization)) throw new InvalidMessageException("the org of the event is not the org that RelayWorkerOptions.Organization specifies");
        return Required(message, RelayAttributes.Type) switch
        {
            GapText.Type => WithGap(message, channel, organization),
            CopyMaker.UnreadableType => throw new InvalidMessageException("the event was larger than the size limit of the relay's client, so its data is missing"),
            _ => WithEvent(message, channel, organization),
        };
    }

    private static bool IsSame(string expected, string? organization) =>
        organization is not null && string.Equals(EventPartition.KeyOf(expected), EventPartition.KeyOf(organization), StringComparison.Ordinal);

    private static string Required(RelayMessage message, string name) =>
        Optional(message, name) ?? throw new InvalidMessageException($"the attribute {name} of the message is missing or too long");

    private static string? Optional(RelayMessage message, string name) =>
        message.Attributes.TryGetValue(name, out var value) && value.Length is > 0 and <= LongestText ? value : null;

    /// <summary>Returns the number in an attribute, or null if the attribute is missing or not a number.</summary>
    public static long? Number(RelayMessage message, string name) =>
        long.TryParse(Optional(message, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? TraceOf(RelayMessage message) =>
        Optional(message, RelayAttributes.TraceParent) is { } text && ActivityContext.TryParse(text, null, out _) ? text : null;

    private static MessageContent Content(RelayMessage message, string channel, string? organization, EventMetadata metadata, EventMessage? @event = null, Gap? gap = null) => new()
    {
        Identity = $"{Required(message, RelayAttributes.Source)} {Required(message, RelayAttributes.Id)}",
        Channel = channel,
        Organization = organization,
        Epoch = Number(message, RelayAttributes.Epoch),
        Lease = Optional(message, RelayAttributes.Lease) is { } lease ? $"{organization}/{lease}" : null,
        TraceParent = TraceOf(message),
        Metadata = metadata,
        Event = @event,
        Gap = gap,
    };

    private static MessageContent WithGap(RelayMessage message, string channel, string? organization)
    {
        try
        {
            return Content(message, channel, organization, new EventMetadata { Channel = channel }, gap: GapOf(message, channel));
        }
        catch (JsonException e)
        {
            throw new InvalidMessageException("the body of the message is not a valid description of a gap", e);
        }
    }

    /// <exception cref="JsonException">The body is not a gap of the channel.</exception>
    private static Gap GapOf(RelayMessage message, string channel) => GapText.Read(message.Body) is var gap && gap.Channel == channel
        ? gap
        : throw new JsonException("The channel of the gap is not the channel of the message.");

    private MessageContent WithEvent(RelayMessage message, string channel, string? organization)
    {
        var @event = EventOf(message, channel);
        if (!IsHere(message, @event)) throw new InvalidMessageException("the record or the key of the message belongs to another partition");
        var metadata = @event.Metadata.Change is { } change ? @event.Metadata with { Change = partition.Narrow(change) } : @event.Metadata;
        var gap = @event.IsGapEvent ? GapOf(channel, metadata.Change!) : null;
        return Content(message, channel, organization, metadata, gap is null ? @event : null, gap);
    }

    private static EventMessage EventOf(RelayMessage message, string channel)
    {
        try
        {
            return EventMessage.Parse(channel, message.Body);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidMessageException("the body of the message is not a valid event of the message's channel", e);
        }
    }

    private bool IsHere(RelayMessage message, EventMessage @event)
    {
        if (@event.Kind == EventKind.ChangeEvent)
        {
            var ids = @event.Metadata.Change?.RecordIds ?? [];
            return EventPartition.ConcernsAll(ids) || ids.Any(partition.Contains);
        }

        return PartitionHash.PartitionOf(Required(message, RelayAttributes.PartitionKey), partition.Count) == partition.Number;
    }

    /// <summary>Returns the gap that is reported by a gap event of Change Data Capture.</summary>
    private static Gap GapOf(string channel, ChangeEventHeader change) => new()
    {
        Cause = change.ChangeTypeName.Length <= LongestChange && change.ChangeTypeName.Contains("OVERFLOW", StringComparison.Ordinal) ? GapCause.Overflow : GapCause.GapEvent,
        Channel = channel,
        EntityName = change.EntityName,
        RecordIds = change.RecordIds,
        From = change.CommitTimestamp == default ? null : change.CommitTimestamp,
        To = change.CommitTimestamp == default ? null : change.CommitTimestamp,
    };
}
