namespace TypedStreaming;

/// <summary>What a change event reports.</summary>
public enum ChangeType
{
    /// <summary>Something that this version does not know; <see cref="ChangeEventHeader.ChangeTypeName"/> has its name.</summary>
    Unknown,

    /// <summary>Records were created. The event brings all their fields that are not empty.</summary>
    Create,

    /// <summary>Records were changed. The event brings the changed fields.</summary>
    Update,

    /// <summary>Records were deleted. The event brings the header alone.</summary>
    Delete,

    /// <summary>Records were restored. The event brings all their fields that are not empty.</summary>
    Undelete,

    /// <summary>Records were created, but what they hold could not be sent.</summary>
    GapCreate,

    /// <summary>Records were changed, but what has changed could not be sent.</summary>
    GapUpdate,

    /// <summary>Records were deleted, outside of what change events are made for.</summary>
    GapDelete,

    /// <summary>Records were restored, but what they hold could not be sent.</summary>
    GapUndelete,

    /// <summary>A transaction changed more records than it may have events for; the rest of them is not sent.</summary>
    GapOverflow,

    /// <summary>Reserved by Salesforce.</summary>
    Snapshot,
}
