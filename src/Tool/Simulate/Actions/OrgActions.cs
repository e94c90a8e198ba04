namespace TypedStreaming.Tool.Simulate.Actions;

/// <summary>The list of all actions that the page and scripts can perform.</summary>
internal static class OrgActions
{
    public static IReadOnlyList<OrgAction> All { get; } = [.. PublishActions.All, .. FaultActions.All, .. StreamActions.All];
}
