namespace TypedStreaming.Provisioning;

/// <summary>The PushTopics that types want, each one once. Several types can use one PushTopic, with different filters, if their settings do not contradict each other.</summary>
internal sealed class MergedTopics
{
    private readonly Dictionary<string, (PushTopicDefinition Topic, string Source)> _topics = new(StringComparer.Ordinal);

    public IReadOnlyList<PushTopicDefinition> All => [.. _topics.Values.Select(static one => one.Topic)];

    /// <summary>Adds the settings that a type wants.</summary>
    /// <param name="topic">The settings.</param>
    /// <param name="source">The name of the type.</param>
    /// <returns>A message about the contradiction to an earlier type; null if there is none.</returns>
    public string? Add(PushTopicDefinition topic, string source)
    {
        if (!_topics.TryGetValue(topic.Name, out var other) || IsEmpty(other.Topic)) _topics[topic.Name] = (topic, source);
        else if (!IsEmpty(topic) && topic != other.Topic)
            return $"{other.Source} and {source} want different settings for the PushTopic '{topic.Name}'. Write the same settings, or a query at one of them only.";
        return null;
    }

    // A type that has only a channel adds nothing to what another type says.
    private static bool IsEmpty(PushTopicDefinition topic) => topic == new PushTopicDefinition(topic.Name);
}
