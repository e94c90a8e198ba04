namespace TypedStreaming.Provisioning;

/// <summary>Compares the PushTopics that an application requires with the PushTopics in the org, and determines the necessary actions.</summary>
internal static class TopicPlanner
{
    private const string NoQuery = $"The org does not have this PushTopic, and its query is not known. Specify the query in the [PushTopic] attribute or in {nameof(PushTopicDefinition)}.{nameof(PushTopicDefinition.Query)}; with 'tse topics create', use --query.";

    /// <param name="wanted">The PushTopics that the application requires, each name once.</param>
    /// <param name="stored">The PushTopics of the org.</param>
    /// <param name="deleted">The names of the PushTopics to delete.</param>
    /// <returns>One item for each name, in the order of the names.</returns>
    public static IReadOnlyList<ProvisionItem> Plan(
        IReadOnlyList<PushTopicDefinition> wanted, IReadOnlyList<StoredTopic> stored, IReadOnlyList<string> deleted)
    {
        var names = wanted.Select(static topic => topic.Name).Concat(deleted).ToHashSet(StringComparer.Ordinal);
        var unmanaged = stored.Where(topic => !names.Contains(topic.Settings.Name)).Select(static topic => Existing(topic, ProvisionAction.Unmanaged));
        return
        [
            .. wanted.Select(topic => ItemOf(topic, stored))
                .Concat(deleted.Distinct(StringComparer.Ordinal).Select(name => Deletion(name, stored)))
                .Concat(unmanaged)
                .OrderBy(static item => item.Name, StringComparer.Ordinal),
        ];
    }

    private static ProvisionItem ItemOf(PushTopicDefinition wanted, IReadOnlyList<StoredTopic> stored)
    {
        var current = Find(stored, wanted.Name);
        if (TopicLimits.ReasonAgainst(wanted) is { } reason) return Blocked(wanted.Name, reason, current, wanted);
        var differences = TopicDifferences.Of(wanted, current?.Settings);
        if (current is not null)
        {
            var action = differences.Count == 0 ? ProvisionAction.None : ProvisionAction.Update;
            return new ProvisionItem(wanted.Name, action) { Id = current.Id, Current = current.Settings, Wanted = wanted, Differences = differences };
        }

        if (OtherCase(stored, wanted.Name) is { } other)
            return Blocked(wanted.Name, $"The org has '{other}', whose name differs only in case, and channels are case-sensitive. Use the name exactly as it is in the org.", null, wanted);
        return wanted.Query is null
            ? Blocked(wanted.Name, NoQuery, null, wanted)
            : new ProvisionItem(wanted.Name, ProvisionAction.Create) { Wanted = wanted, Differences = differences };
    }

    private static ProvisionItem Deletion(string name, IReadOnlyList<StoredTopic> stored)
    {
        if (Find(stored, name) is { } found) return Existing(found, ProvisionAction.Delete);
        var instead = OtherCase(stored, name) is { } other ? $"Specify '{other}'." : "Specify the name of an existing PushTopic.";
        return Blocked(name, $"The org has no PushTopic with this name. {instead}", null, null);
    }

    private static ProvisionItem Existing(StoredTopic topic, ProvisionAction action) =>
        new(topic.Settings.Name, action) { Id = topic.Id, Current = topic.Settings };

    private static ProvisionItem Blocked(string name, string reason, StoredTopic? current, PushTopicDefinition? wanted) =>
        new(name, ProvisionAction.Blocked) { Id = current?.Id, Current = current?.Settings, Wanted = wanted, Reason = reason };

    private static StoredTopic? Find(IReadOnlyList<StoredTopic> stored, string name) => stored.FirstOrDefault(topic => topic.Settings.Name == name);

    private static string? OtherCase(IReadOnlyList<StoredTopic> stored, string name) =>
        stored.FirstOrDefault(topic => topic.Settings.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Settings.Name;
}
