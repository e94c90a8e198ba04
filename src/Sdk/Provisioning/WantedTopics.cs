namespace TypedStreaming.Provisioning;

/// <summary>
/// Collects the PushTopics that an application requires. Several event types can use the same PushTopic with different filters, if their settings do
/// not contradict each other.
/// </summary>
internal static class WantedTopics
{
    /// <exception cref="ArgumentException">An entry is null, or two types specify different settings for one PushTopic.</exception>
    public static IReadOnlyList<PushTopicDefinition> Of(IEnumerable<EventRegistration> events, ProvisionOptions options)
    {
        var wanted = new Dictionary<string, (PushTopicDefinition Topic, string Source)>(StringComparer.Ordinal);
        foreach (var type in events)
        {
            if (type is null) throw new ArgumentException("One of the event types is null.", nameof(events));
            if (type.Descriptor.Kind == EventKind.PushTopic) Add(wanted, DefinitionOf(type.Descriptor), type.Type.Name, nameof(events));
        }

        foreach (var topic in options.Topics)
        {
            if (topic?.Name is null) throw new ArgumentException($"{nameof(ProvisionOptions.Topics)} contains a PushTopic without a name.", nameof(options));
            Add(wanted, topic, nameof(ProvisionOptions.Topics), nameof(options));
        }

        return [.. wanted.Values.Select(static one => one.Topic)];
    }

    private static PushTopicDefinition DefinitionOf(EventDescriptor descriptor) => descriptor.PushTopic ?? new PushTopicDefinition(TopicNames.Of(descriptor.Channel));

    private static void Add(Dictionary<string, (PushTopicDefinition Topic, string Source)> wanted, PushTopicDefinition topic, string source, string parameter)
    {
        if (!wanted.TryGetValue(topic.Name, out var other) || IsEmpty(other.Topic)) wanted[topic.Name] = (topic, source);
        else if (!IsEmpty(topic) && topic != other.Topic)
            throw new ArgumentException($"{other.Source} and {source} specify different settings for the PushTopic '{topic.Name}'. Specify the same settings for both, or specify the query for only one of them.", parameter);
    }

    // A type that has only a channel adds nothing to what another type says.
    private static bool IsEmpty(PushTopicDefinition topic) => topic == new PushTopicDefinition(topic.Name);
}
