using TypedStreaming.Provisioning;

namespace TypedStreaming;

/// <summary>One PushTopic in a <see cref="ProvisionPlan"/>.</summary>
public sealed class ProvisionItem
{
    internal ProvisionItem(string name, ProvisionAction action) => (Name, Action) = (name, action);

    /// <summary>The name of the PushTopic.</summary>
    public string Name { get; }

    /// <summary>The action of the plan for this PushTopic.</summary>
    public ProvisionAction Action { get; }

    /// <summary>The id of the PushTopic's record in the org; null if it does not exist.</summary>
    public string? Id { get; internal init; }

    /// <summary>The settings in the org when the plan was created; null if the PushTopic does not exist.</summary>
    public PushTopicDefinition? Current { get; internal init; }

    /// <summary>The settings that the application specifies; null if it specifies no settings.</summary>
    public PushTopicDefinition? Wanted { get; internal init; }

    /// <summary>The fields that differ. For a new PushTopic, these are all fields that the application sets. Empty if nothing differs.</summary>
    public IReadOnlyList<PushTopicDifference> Differences { get; internal init; } = [];

    /// <summary>The reason why the action is <see cref="ProvisionAction.Blocked"/>, and what to do; null for all other actions.</summary>
    public string? Reason { get; internal init; }

    /// <summary>True if the action changes the org, which means that the action is create, update or delete.</summary>
    public bool IsChange => Action is ProvisionAction.Create or ProvisionAction.Update or ProvisionAction.Delete;

    /// <summary>Returns the action, the name, and the reason or the fields that differ.</summary>
    /// <returns>A text such as <c>update OpenOrders: Query, IsActive</c>.</returns>
    public override string ToString()
    {
        var details = Reason ?? (Action == ProvisionAction.Update ? string.Join(", ", Differences.Select(static difference => difference.Field)) : "");
        return $"{ActionNames.Of(Action)} {Name}{(details.Length > 0 ? ": " + details : "")}";
    }
}
