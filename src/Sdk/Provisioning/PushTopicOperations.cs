namespace TypedStreaming;

/// <summary>
/// The changes of records that cause events of a PushTopic (Salesforce's <c>NotifyForOperationCreate</c>, <c>NotifyForOperationUpdate</c>,
/// <c>NotifyForOperationDelete</c> and <c>NotifyForOperationUndelete</c>).
/// </summary>
[Flags]
public enum PushTopicOperations
{
    /// <summary>No changes.</summary>
    None = 0,

    /// <summary>New records.</summary>
    Create = 1,

    /// <summary>Updated records.</summary>
    Update = 2,

    /// <summary>Deleted records.</summary>
    Delete = 4,

    /// <summary>Restored records.</summary>
    Undelete = 8,

    /// <summary>All changes. Salesforce uses this value if none is set.</summary>
    All = Create | Update | Delete | Undelete,
}
