namespace TypedStreaming.Provisioning;

/// <summary>The names of a plan's actions, for messages.</summary>
internal static class ActionNames
{
    public static string Of(ProvisionAction action) => action switch
    {
        ProvisionAction.None => "unchanged",
        ProvisionAction.Create => "create",
        ProvisionAction.Update => "update",
        ProvisionAction.Delete => "delete",
        ProvisionAction.Blocked => "blocked",
        _ => "unmanaged",
    };
}
