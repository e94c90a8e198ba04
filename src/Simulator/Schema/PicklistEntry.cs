namespace TypedStreaming.Simulator.Schema;

/// <summary>A value of a picklist.</summary>
/// <param name="Name">The value in records and events.</param>
/// <param name="Label">The label that users see.</param>
/// <param name="IsActive">False if the value can no longer be chosen.</param>
internal sealed record PicklistEntry(string Name, string Label, bool IsActive)
{
    /// <summary>Returns active values whose labels are the same texts.</summary>
    public static IReadOnlyList<PicklistEntry> Of(params string[] names) => [.. names.Select(static name => new PicklistEntry(name, name, IsActive: true))];
}
