namespace TypedStreaming;

/// <summary>The outcome of one change of a <see cref="ProvisionPlan"/>.</summary>
public enum ProvisionStatus
{
    /// <summary>The change is made.</summary>
    Applied,

    /// <summary>The org was already as the program wants it, for example because another process has made the same change.</summary>
    AlreadyApplied,

    /// <summary>Since the plan was made, the PushTopic has changed, or was deleted and created again. Make a new plan.</summary>
    OutOfDate,

    /// <summary>The org refused the change, or the plan could not make it.</summary>
    Refused,

    /// <summary>The change was not sent, or did not reach the org: a login or a connection failed, or an earlier request had no certain outcome.</summary>
    NotSent,

    /// <summary>The response was lost, or does not say if the change is made, and the org does not show the change. Make a new plan before another attempt.</summary>
    Unknown,
}
