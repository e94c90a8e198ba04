namespace TypedStreaming;

/// <summary>The outcome of one change of a <see cref="ProvisionPlan"/>.</summary>
public sealed record ProvisionResult
{
    /// <summary>The change.</summary>
    public required ProvisionItem Item { get; init; }

    /// <summary>The outcome.</summary>
    public required ProvisionStatus Status { get; init; }

    /// <summary>The reason why the change is not made, in the server's words if it refused the change; otherwise, null.</summary>
    public string? Error { get; init; }

    /// <summary>Salesforce's code of a refused change, for example <c>INVALID_FIELD</c>; otherwise, null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>True if the org is as the program wants it.</summary>
    public bool IsApplied => Status is ProvisionStatus.Applied or ProvisionStatus.AlreadyApplied;

    /// <summary>Returns the change and its outcome.</summary>
    /// <returns>A text for display.</returns>
    public override string ToString() =>
        $"{Item.Name}: {Status}{(ErrorCode is null ? "" : $", {ErrorCode}")}{(Error is null ? "" : $": {Error}")}";
}
