namespace TypedStreaming;

/// <summary>The action of a <see cref="ProvisionPlan"/> for one PushTopic.</summary>
public enum ProvisionAction
{
    /// <summary>No change: the PushTopic in the org already has the settings that the application specifies.</summary>
    None,

    /// <summary>The plan creates the PushTopic.</summary>
    Create,

    /// <summary>The plan changes the fields that differ.</summary>
    Update,

    /// <summary>The plan deletes the PushTopic, because its name is in <see cref="ProvisionOptions.Delete"/>.</summary>
    Delete,

    /// <summary>
    /// No change, because the plan cannot make the change that the application requires. <see cref="ProvisionItem.Reason"/> explains why, and what to
    /// do.
    /// </summary>
    Blocked,

    /// <summary>No change: the PushTopic exists only in the org. A plan never deletes such a PushTopic.</summary>
    Unmanaged,
}
