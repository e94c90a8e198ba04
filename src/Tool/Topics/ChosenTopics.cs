namespace TypedStreaming.Tool.Topics;

/// <summary>The PushTopics that the user wants.</summary>
/// <param name="Topics">The PushTopics, each name once.</param>
/// <param name="IsAssembly">True if they come from an assembly; false for one that the command line describes.</param>
internal sealed record ChosenTopics(IReadOnlyList<PushTopicDefinition> Topics, bool IsAssembly)
{
    /// <summary>Returns the part of a plan to show. Beside the PushTopics of an assembly, those that only the org has are shown too.</summary>
    public ProvisionPlan Shown(ProvisionPlan plan) => IsAssembly ? plan : plan.Only(static item => item.Action != ProvisionAction.Unmanaged);
}
