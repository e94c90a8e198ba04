namespace TypedStreaming;

/// <summary>The outcome of one change of a <see cref="ProvisionPlan"/>.</summary>
public enum ProvisionStatus
{
    /// <summary>The change is made.</summary>
    Applied,

    /// <summary>The org was already as the program wants it, for example because another process has made the same change.</summary>
    AlreadyApplied,

    /// <summary>The PushTopic has changed since the plan was made, so nothing was sent. Make a new plan.</summary>
    OutOfDate,

    /// <summary>The org refused the change, or the plan could not make it.</summary>
    Refused,

    /// <summary>The change was not sent, because an earlier request failed.</summary>
    NotSent,

    /// <summary>The response was lost, and the org does not show the change. Make a new plan before another attempt.</summary>
    Unknown,
}
