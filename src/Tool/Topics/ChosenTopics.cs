namespace TypedStreaming.Tool.Topics;

/// <summary>The PushTopics that the user specified.</summary>
/// <param name="Topics">The PushTopics, each name once.</param>
/// <param name="IsAssembly">True if they come from an assembly; false for one that the command line describes.</param>
internal sealed record ChosenTopics(IReadOnlyList<PushTopicDefinition> Topics, bool IsAssembly)
{
    /// <summary>Returns the part of a plan that is shown. For an assembly, this includes the PushTopics that exist only in the org.</summary>
    public ProvisionPlan Shown(ProvisionPlan plan) => IsAssembly ? plan : plan.Only(static item => item.Action != ProvisionAction.Unmanaged);
}
