namespace TypedStreaming;

/// <summary>The outcome of one change in a <see cref="ProvisionPlan"/>.</summary>
public enum ProvisionStatus
{
    /// <summary>The change was made.</summary>
    Applied,

    /// <summary>
    /// No change was necessary: the PushTopic was already in the required state, for example because another process had made the same change.
    /// </summary>
    AlreadyApplied,

    /// <summary>Since the plan was created, the PushTopic has changed, or was deleted and created again. Create a new plan.</summary>
    OutOfDate,

    /// <summary>The org refused the change, or the item of the plan was blocked.</summary>
    Refused,

    /// <summary>
    /// The change was not sent, or did not reach the org, because a login or a connection failed, or because the outcome of an earlier request is not
    /// certain.
    /// </summary>
    NotSent,

    /// <summary>
    /// It is not known whether the change was made: the response was lost or unclear, and the org does not show the change. Create a new plan before
    /// another attempt.
    /// </summary>
    Unknown,
}
