namespace TypedStreaming;

/// <summary>The org that a plan applies to.</summary>
public sealed record ProvisionOrganization
{
    /// <summary>The 18-character id of the org; null if the user does not have permission to read it.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the company that owns the org; null if the user does not have permission to read it.</summary>
    public string? Name { get; init; }

    /// <summary>The edition of the org, for example <c>Developer Edition</c>; null if the user does not have permission to read it.</summary>
    public string? Edition { get; init; }

    /// <summary>True for sandboxes and scratch orgs; null if the user does not have permission to read this information.</summary>
    public bool? IsSandbox { get; init; }

    /// <summary>
    /// True if changes must be allowed explicitly, because the org is a production org or may be one: it is not a sandbox, not a scratch org and not
    /// a Developer Edition org. Trial orgs, and orgs whose kind the user does not have permission to read, count as production.
    /// </summary>
    public bool IsProduction => IsSandbox != true && Edition != DeveloperEdition;

    private const string DeveloperEdition = "Developer Edition";
}
