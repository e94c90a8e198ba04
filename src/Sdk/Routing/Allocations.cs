using TypedStreaming.Events;

namespace TypedStreaming.Routing;

/// <summary>
/// Finds the allocation of the org (a limit of delivered events) against which the events of a channel count (Streaming API and platform events
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
