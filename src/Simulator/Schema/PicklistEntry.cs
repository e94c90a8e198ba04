namespace TypedStreaming.Simulator.Schema;

/// <summary>A value of a picklist.</summary>
/// <param name="Name">The value in records and events.</param>
/// <param name="Label">The label that users see.</param>
/// <param name="IsActive">False if the value can no longer be chosen.</param>
internal sealed record PicklistEntry(string Name, string Label, bool IsActive)
{
    /// <summary>Creates active values with the given names. The label of each value is identical to its name.</summary>
    public static IReadOnlyList<PicklistEntry> Of(params string[] names) => [.. names.Select(static name => new PicklistEntry(name, name, IsActive: true))];
}
