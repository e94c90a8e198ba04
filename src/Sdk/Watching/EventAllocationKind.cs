namespace TypedStreaming;

/// <summary>The kinds of an org's daily limits (allocations) for delivered events. Each event counts once for each client that receives it.</summary>
public enum EventAllocationKind
{
    /// <summary>The limit for PushTopic events, which the org reports as <c>DailyDurableStreamingApiEvents</c>.</summary>
    PushTopicEvents,

    /// <summary>The limit for generic events, which the org reports as <c>DailyDurableGenericStreamingApiEvents</c>.</summary>
    GenericEvents,

    /// <summary>The shared limit for platform events and change events, which the org reports as <c>DailyDeliveredPlatformEvents</c>.</summary>
    PlatformAndChangeEvents,
}
