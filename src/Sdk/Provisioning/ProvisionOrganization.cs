namespace TypedStreaming;

/// <summary>The org of a plan.</summary>
public sealed record ProvisionOrganization
{
    /// <summary>The id of the org, 18 characters; null if the user has no permission to read it.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the company; null if the user has no permission to read it.</summary>
    public string? Name { get; init; }

    /// <summary>The edition, for example <c>Developer Edition</c>; null if the user has no permission to read it.</summary>
    public string? Edition { get; init; }

    /// <summary>True for sandboxes and scratch orgs; null if the user has no permission to read it.</summary>
    public bool? IsSandbox { get; init; }

    /// <summary>
    /// True if changes need permission, because the org is a production org or may be one: it is not a sandbox, not a scratch org and not a Developer
    /// Edition org. Trial orgs, and orgs whose kind the user has no permission to read, count as production.
    /// </summary>
    public bool IsProduction => IsSandbox != true && Edition != DeveloperEdition;

    private const string DeveloperEdition = "Developer Edition";
}
