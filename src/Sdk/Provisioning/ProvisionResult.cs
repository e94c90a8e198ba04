namespace TypedStreaming;

/// <summary>The outcome of one change in a <see cref="ProvisionPlan"/>.</summary>
public sealed record ProvisionResult
{
    /// <summary>The item of the plan that specifies the change.</summary>
    public required ProvisionItem Item { get; init; }

    /// <summary>The outcome of the change.</summary>
    public required ProvisionStatus Status { get; init; }

    /// <summary>The reason why the change was not made, or null. If the server refused the change, this is the server's error text.</summary>
    public string? Error { get; init; }

    /// <summary>Salesforce's error code for a refused change, for example <c>INVALID_FIELD</c>; otherwise, null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>True if the PushTopic in the org is now in the state that the application requires.</summary>
    public bool IsApplied => Status is ProvisionStatus.Applied or ProvisionStatus.AlreadyApplied;

    /// <summary>Returns the change and its outcome.</summary>
    /// <returns>A text for display.</returns>
    public override string ToString() =>
        $"{Item.Name}: {Status}{(ErrorCode is null ? "" : $", {ErrorCode}")}{(Error is null ? "" : $": {Error}")}";
}
