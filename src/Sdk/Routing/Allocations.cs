using TypedStreaming.Events;

namespace TypedStreaming.Routing;

/// <summary>
/// Determines the allocation of the org (a limit on delivered events) that applies to the events of a channel (Streaming API and platform events
/// guides, allocations).
/// </summary>
internal static class Allocations
{
    public static EventAllocationKind? Of(string topic) => ChannelKinds.KindOf(topic) switch
    {
        EventKind.PushTopic => EventAllocationKind.PushTopicEvents,
        EventKind.Generic => EventAllocationKind.GenericEvents,
        EventKind.PlatformEvent or EventKind.ChangeEvent => EventAllocationKind.PlatformAndChangeEvents,
        _ => null,
    };
}
