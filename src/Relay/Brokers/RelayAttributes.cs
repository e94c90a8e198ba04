namespace TypedStreaming.Relay;

/// <summary>The names of the attributes of a relayed message: those of CloudEvents 1.0, and those of the relay.</summary>
public static class RelayAttributes
{
    /// <summary>The version of CloudEvents: <c>1.0</c>.</summary>
    public const string SpecVersion = "specversion";

    /// <summary>
    /// The id of the event, the same for all copies: its <c>EventUuid</c>; for a change event, replay id, transaction key and sequence number; otherwise, its replay id.
    /// </summary>
    public const string Id = "id";

    /// <summary>The org and the channel: <c>salesforce://00D…/data/AccountChangeEvent</c>.</summary>
    public const string Source = "source";

    /// <summary>The kind and the name: <c>com.salesforce.changeevent.AccountChangeEvent</c>.</summary>
    public const string Type = "type";

    /// <summary>The id of the record, if the event concerns exactly one.</summary>
    public const string Subject = "subject";

    /// <summary>The time at which the event was created.</summary>
    public const string Time = "time";

    /// <summary>The schema of a platform or change event, as a URI.</summary>
    public const string DataSchema = "dataschema";

    /// <summary>The text from which the partition was computed. It is missing in a message that goes to all partitions.</summary>
    public const string PartitionKey = "partitionkey";

    /// <summary>The trace of the relay, in the form of W3C Trace Context.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>The channel as it was subscribed to.</summary>
    public const string Channel = "sfchannel";

    /// <summary>The replay id.</summary>
    public const string ReplayId = "sfreplayid";

    /// <summary>The id of the org, in 18 characters.</summary>
    public const string Organization = "sforgid";

    /// <summary>The epoch of the relay's lease.</summary>
    public const string Epoch = "sfepoch";

    /// <summary>The ids of the records in this partition, separated by commas. It is missing if it would be longer than 32 KiB.</summary>
    public const string RecordIds = "sfrecordids";
}
