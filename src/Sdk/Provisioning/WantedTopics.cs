namespace TypedStreaming.Provisioning;

/// <summary>Collects the PushTopics that a program wants.</summary>
internal static class WantedTopics
{
    /// <exception cref="ArgumentException">An entry is null, or two types want different settings for one PushTopic.</exception>
    public static IReadOnlyList<PushTopicDefinition> Of(IEnumerable<EventRegistration> events, ProvisionOptions options)
    {
        var wanted = new MergedTopics();
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

        return wanted.All;
    }

    private static PushTopicDefinition DefinitionOf(EventDescriptor descriptor) => descriptor.PushTopic ?? new PushTopicDefinition(TopicNames.Of(descriptor.Channel));

    private static void Add(MergedTopics wanted, PushTopicDefinition topic, string source, string parameter)
    {
        if (wanted.Add(topic, source) is { } contradiction) throw new ArgumentException(contradiction, parameter);
    }
}
