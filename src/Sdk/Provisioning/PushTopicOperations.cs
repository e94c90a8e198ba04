namespace TypedStreaming;

/// <summary>
/// The changes to records that cause events of a PushTopic (Salesforce's <c>NotifyForOperationCreate</c>, <c>NotifyForOperationUpdate</c>,
/// <c>NotifyForOperationDelete</c> and <c>NotifyForOperationUndelete</c>).
/// </summary>
[Flags]
public enum PushTopicOperations
{
    /// <summary>Changes to records do not cause events.</summary>
    None = 0,

    /// <summary>The creation of a record causes an event.</summary>
    Create = 1,

    /// <summary>An update of a record causes an event.</summary>
    Update = 2,

    /// <summary>The deletion of a record causes an event.</summary>
    Delete = 4,

    /// <summary>The restoration of a deleted record causes an event.</summary>
    Undelete = 8,

    /// <summary>Each creation, update, deletion or restoration of a record causes an event. Salesforce uses this value if none is set.</summary>
    All = Create | Update | Delete | Undelete,
}
