using TypedStreaming.Provisioning;

namespace TypedStreaming;

/// <summary>
/// A comparison of the PushTopics that an application requires with the PushTopics in its org. A plan changes nothing until <see cref="ApplyAsync"/>
/// is called. The class is thread-safe.
/// </summary>
public sealed class ProvisionPlan
{
    private readonly TopicRequests _requests;

    internal ProvisionPlan(ProvisionOrganization organization, IReadOnlyList<ProvisionItem> items, TopicRequests requests) =>
        (Organization, Items, _requests) = (organization, items, requests);

    /// <summary>The org that the plan applies to.</summary>
    public ProvisionOrganization Organization { get; }

    /// <summary>
    /// The items of the plan, sorted by name: one for each PushTopic that the application requires or deletes, or that exists in the org.
    /// </summary>
    public IReadOnlyList<ProvisionItem> Items { get; }

    /// <summary>True if at least one item has the action create, update or delete, so that applying the plan changes the org.</summary>
    public bool HasChanges => Items.Any(static item => item.IsChange);

    /// <summary>True if the plan has changes or blocked items, which means that the org differs from what the application requires.</summary>
    public bool HasDrift => Items.Any(static item => item.IsChange || item.Action == ProvisionAction.Blocked);

    /// <summary>Returns a plan that contains only some of the items, for example to create PushTopics without changing others.</summary>
    /// <param name="isIncluded">A callback that returns true for the items of the new plan.</param>
    /// <returns>The new plan. This plan stays as it is.</returns>
    public ProvisionPlan Only(Func<ProvisionItem, bool> isIncluded)
    {
        ArgumentNullException.ThrowIfNull(isIncluded);
        return new ProvisionPlan(Organization, [.. Items.Where(isIncluded)], _requests);
    }

    /// <summary>
    /// Reads the PushTopics again, and makes the planned changes one after the other. A PushTopic that has changed since the plan was created is left
    /// unchanged. If the org refuses a change, the other changes are still made. If the outcome of a request is not certain, the PushTopics are read
    /// again; if they do not show the change, the remaining changes are not sent.
    /// </summary>
    /// <param name="allowProduction">True to change an org that is a production org or may be one; see
    /// <see cref="ProvisionOrganization.IsProduction"/>. The default is false.</param>
    /// <param name="progress">Gets each outcome immediately, so that an application which is cancelled knows what it has done; null, the default, for
    /// none. An exception of it ends the call.</param>
    /// <param name="cancellationToken">Ends the call. A change that was already sent may be made.</param>
    /// <returns>One outcome for each change and for each blocked item. Outcomes of refused changes are not thrown.</returns>
    /// <exception cref="InvalidOperationException">The org counts as production and <paramref name="allowProduction"/> is false. Nothing was
    /// changed.</exception>
    /// <exception cref="StreamingException">The PushTopics could not be read. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task<ProvisionResults> ApplyAsync(
        bool allowProduction = false, IProgress<ProvisionResult>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!allowProduction && HasChanges && Organization.IsProduction)
        {
            throw new InvalidOperationException(
                $"The org {Organization.Id ?? "(unknown id)"} is a production org, or may be one, so nothing was changed. To change it, set {nameof(allowProduction)} to true.");
        }

        return new TopicApplier(_requests, Items).ApplyAsync(progress, cancellationToken);
    }

    /// <summary>Returns the number of items for each action in the plan.</summary>
    /// <returns>A text such as <c>1 create, 2 unchanged</c>.</returns>
    public override string ToString() => Items.Count == 0
        ? "no PushTopics"
        : string.Join(", ", Items.GroupBy(static item => item.Action).OrderBy(static group => group.Key).Select(static group => $"{group.Count()} {ActionNames.Of(group.Key)}"));
}
