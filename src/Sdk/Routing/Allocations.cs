namespace TypedStreaming.Routing;

/// <summary>Finds the allocation that the events of a channel use (Streaming API and platform events guides, allocations).</summary>
internal static class Allocations
{
    public static EventAllocationKind? Of(string topic)
    {
        if (IsOf(EventKind.PushTopic, topic)) return EventAllocationKind.PushTopicEvents;
        if (IsOf(EventKind.Generic, topic)) return EventAllocationKind.GenericEvents;
        return IsOf(EventKind.PlatformEvent, topic) || IsOf(EventKind.ChangeEvent, topic) ? EventAllocationKind.PlatformAndChangeEvents : null;
    }

    private static bool IsOf(EventKind kind, string topic) => topic.StartsWith(EventDescriptor.PrefixOf(kind), StringComparison.Ordinal);
}
