namespace TypedStreaming.Generators.Schema;

/// <summary>A value of a picklist.</summary>
/// <param name="Name">The value in the API and in events.</param>
/// <param name="Label">The label that users see, or null.</param>
/// <param name="IsActive">False if the value can no longer be chosen. Older records still have it.</param>
internal sealed record PicklistValue(string Name, string? Label, bool IsActive);
