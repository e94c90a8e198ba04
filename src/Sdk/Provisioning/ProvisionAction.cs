namespace TypedStreaming;

/// <summary>The action of a <see cref="ProvisionPlan"/> for one PushTopic.</summary>
public enum ProvisionAction
{
    /// <summary>Nothing: the org has the PushTopic as the program wants it.</summary>
    None,

    /// <summary>The PushTopic is created.</summary>
    Create,

    /// <summary>The fields that differ are changed.</summary>
    Update,

    /// <summary>The PushTopic is deleted, because its name is in <see cref="ProvisionOptions.Delete"/>.</summary>
    Delete,

    /// <summary>Nothing: the plan cannot do what the program wants. <see cref="ProvisionItem.Reason"/> says why, and what to do.</summary>
    Blocked,

    /// <summary>Nothing: only the org has the PushTopic. A plan never deletes such a PushTopic.</summary>
    Unmanaged,
}
