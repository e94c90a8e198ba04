using TypedStreaming.Events;

namespace TypedStreaming.Routing;

/// <summary>
/// Determines which of the org's allocations (limits on delivered events) applies to the events on a channel. The allocations are described in the
/// Streaming API guide and the platform events guide.
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
