namespace TypedStreaming;

/// <summary>The types of change that a change event reports.</summary>
public enum ChangeType
{
    /// <summary>
    /// A type of change that this version of the SDK does not know; <see cref="ChangeEventHeader.ChangeTypeName"/> contains its name.
    /// </summary>
    Unknown,

    /// <summary>Records were created. The event contains all their fields that are not empty.</summary>
    Create,

    /// <summary>Records were changed. The event contains the changed fields.</summary>
    Update,

    /// <summary>Records were deleted. The event contains the header only.</summary>
    Delete,

    /// <summary>Records were restored. The event contains all their fields that are not empty.</summary>
    Undelete,

    /// <summary>Records were created, but their fields could not be sent.</summary>
    GapCreate,

    /// <summary>Records were changed, but the changes could not be sent.</summary>
    GapUpdate,

    /// <summary>Records were deleted in a way that change events do not cover.</summary>
    GapDelete,

    /// <summary>Records were restored, but their fields could not be sent.</summary>
    GapUndelete,

    /// <summary>A transaction changed more records than the server sends events for; the remaining changes are not sent.</summary>
    GapOverflow,

    /// <summary>A type of change that Salesforce reserves for its own use.</summary>
    Snapshot,
}
