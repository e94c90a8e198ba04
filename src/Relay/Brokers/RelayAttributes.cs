namespace TypedStreaming.Relay;

/// <summary>The names of the attributes of a relayed message: the attributes of CloudEvents 1.0, and the attributes of the relay.</summary>
public static class RelayAttributes
{
    /// <summary>The version of CloudEvents: <c>1.0</c>.</summary>
    public const string SpecVersion = "specversion";

    /// <summary>
    /// The id of the event, which is the same for all copies of the event: its <c>EventUuid</c>, if it has one. Otherwise, the id of a change event
    /// consists of its replay id, transaction key and sequence number, and the id of any other event is its replay id.
    /// </summary>
    public const string Id = "id";

    /// <summary>The org and the channel of an event, such as <c>salesforce://00D…/data/AccountChangeEvent</c>.</summary>
    public const string Source = "source";

    /// <summary>The kind and the name of an event, such as <c>com.salesforce.changeevent.AccountChangeEvent</c>.</summary>
    public const string Type = "type";

    /// <summary>The id of the record that the event concerns. The attribute is present only if the event concerns exactly one record.</summary>
    public const string Subject = "subject";

    /// <summary>The time at which the event was created.</summary>
    public const string Time = "time";

    /// <summary>The schema of a platform or change event, as a URI.</summary>
    public const string DataSchema = "dataschema";

    /// <summary>
    /// The key from which the partition of the message was computed. A message that is published to all partitions does not have this attribute.
    /// </summary>
    public const string PartitionKey = "partitionkey";

    /// <summary>The trace context of the relay, in the form of W3C Trace Context.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>The channel to which the relay has subscribed, including its filter.</summary>
    public const string Channel = "sfchannel";

    /// <summary>The replay id of the event.</summary>
    public const string ReplayId = "sfreplayid";

    /// <summary>The 18-character id of the org that sent the event.</summary>
    public const string Organization = "sforgid";

    /// <summary>The name of the lease that the relay held when it published the message.</summary>
    public const string Lease = "sflease";

    /// <summary>The epoch of the relay's lease, which is higher for each new holder of the lease.</summary>
    public const string Epoch = "sfepoch";

    /// <summary>
    /// The ids of the event's records that belong to the message's partition, separated by commas. The attribute is omitted if it would be longer
    /// than 32 KiB.
    /// </summary>
    public const string RecordIds = "sfrecordids";
}
