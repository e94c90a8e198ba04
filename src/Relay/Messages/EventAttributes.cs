using System.Diagnostics;
using System.Globalization;
using TypedStreaming.Relay.Partitioning;

namespace TypedStreaming.Relay.Messages;

/// <summary>Creates the attributes of a relayed event, in the form of CloudEvents 1.0.</summary>
internal static class EventAttributes
{
    /// <summary>
    /// The maximum length of the attribute that contains the record ids. If the list of ids is longer, a worker reads the ids from the body of
    /// the message.
    /// </summary>
    private const int LongestRecordIds = 32 * 1024;

    /// <param name="message">The event.</param>
    /// <param name="organization">The id of the org, or null if it is not known.</param>
    /// <param name="epoch">The epoch of the relay's lease, or null without a lease.</param>
    /// <param name="lease">The name of the relay's lease, or null without a lease.</param>
    public static Dictionary<string, string> Of(EventMessage message, string? organization, long? epoch, string? lease)
    {
        var metadata = message.Metadata;
        var attributes = Common(IdOf(metadata), message.Channel, TypeOf(message), organization, epoch, lease);
        if (metadata.CreatedDate is { } created) attributes[RelayAttributes.Time] = TextOf(created);
        if (message.SchemaId is { } schema) attributes[RelayAttributes.DataSchema] = $"salesforce://{organization}/schema/{Uri.EscapeDataString(schema)}";
        if (metadata.ReplayId is { } id) attributes[RelayAttributes.ReplayId] = id.ToString(CultureInfo.InvariantCulture);
        return attributes;
    }

    /// <summary>Returns the attributes that all kinds of messages have.</summary>
    public static Dictionary<string, string> Common(string id, string channel, string type, string? organization, long? epoch, string? lease)
    {
        var attributes = new Dictionary<string, string>(14, StringComparer.Ordinal)
        {
            [RelayAttributes.SpecVersion] = "1.0",
            [RelayAttributes.Id] = id,
            [RelayAttributes.Source] = $"salesforce://{organization}{channel}",
            [RelayAttributes.Type] = type,
            [RelayAttributes.Channel] = channel,
        };
        if (organization is not null) attributes[RelayAttributes.Organization] = organization;
        if (epoch is { } known) attributes[RelayAttributes.Epoch] = known.ToString(CultureInfo.InvariantCulture);
        if (lease is not null) attributes[RelayAttributes.Lease] = lease;
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace }) attributes[RelayAttributes.TraceParent] = trace;
        return attributes;
    }

    /// <summary>Returns the attributes for the copy of an event that is published to one partition.</summary>
    public static Dictionary<string, string> For(PartitionCopy copy, Dictionary<string, string> shared, bool isOnlyCopy)
    {
        var attributes = isOnlyCopy ? shared : new Dictionary<string, string>(shared, StringComparer.Ordinal);
        if (copy.Key is { } key) attributes[RelayAttributes.PartitionKey] = key;
        if (copy.RecordIds.Count == 0) return attributes;
        if (isOnlyCopy && copy.RecordIds.Count == 1) attributes[RelayAttributes.Subject] = copy.RecordIds[0];
        var ids = string.Join(',', copy.RecordIds);
        if (ids.Length <= LongestRecordIds) attributes[RelayAttributes.RecordIds] = ids;
        return attributes;
    }

    private static string IdOf(EventMetadata metadata) => metadata switch
    {
        { EventUuid: { } uuid } => uuid.ToString(),

        // Enriched change events of one transaction can share a replay id.
        { Change: { TransactionKey.Length: > 0 } change } =>
            string.Create(CultureInfo.InvariantCulture, $"{metadata.ReplayId}:{change.TransactionKey}:{change.SequenceNumber}"),
        { ReplayId: { } id } => id.ToString(CultureInfo.InvariantCulture),
        { OpaqueId: { } id } => id.ToString(),

        // A server without replay: each delivery is an event of its own.
        _ => Guid.NewGuid().ToString(),
    };

    private static string TypeOf(EventMessage message)
    {
        var name = message.Metadata.EventApiName ?? NameOf(message.Channel);
        return $"com.salesforce.{message.Kind.ToString().ToLowerInvariant()}.{name}";
    }

    /// <summary>Returns the last segment of a channel, without its filter.</summary>
    private static string NameOf(string channel)
    {
        var name = channel[(channel.LastIndexOf('/') + 1)..];
        var filter = name.IndexOf('?', StringComparison.Ordinal);
        return filter < 0 ? name : name[..filter];
    }

    private static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
