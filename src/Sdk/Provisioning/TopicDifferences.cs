using TypedStreaming.Transport;

namespace TypedStreaming.Provisioning;

/// <summary>Finds the fields in which a PushTopic in the org differs from the settings that an application requires.</summary>
internal static class TopicDifferences
{
    /// <param name="wanted">The settings that the application requires.</param>
    /// <param name="current">What the org has; null if the PushTopic does not exist.</param>
    public static IReadOnlyList<PushTopicDifference> Of(PushTopicDefinition wanted, PushTopicDefinition? current)
    {
        var existing = current is null ? [] : TopicFields.Set(current).ToDictionary(static one => one.Field, static one => one.Text, StringComparer.Ordinal);
        return
        [
            .. TopicFields.Set(wanted)
                .Select(one => new PushTopicDifference(one.Field, existing.GetValueOrDefault(one.Field), one.Text))
                .Where(static difference => !AreEqual(difference)),
        ];
    }

    private static bool AreEqual(PushTopicDifference difference) => difference.Field switch
    {
        TopicFields.Query => QueryForm.AreEqual(difference.Current, difference.Wanted),
        TopicFields.ApiVersion => OrgVersions.Number(difference.Current) == OrgVersions.Number(difference.Wanted),
        TopicFields.Description => (difference.Current ?? "") == difference.Wanted,
        _ => difference.Current == difference.Wanted,
    };
}
