namespace TypedStreaming;

/// <summary>The kinds of an org's daily limits (allocations) for delivered events. Each event counts once for each client that receives it.</summary>
public enum EventAllocationKind
{
    /// <summary>The limit for PushTopic events, named <c>DailyDurableStreamingApiEvents</c> by the org.</summary>
    PushTopicEvents,

    /// <summary>The limit for generic events, named <c>DailyDurableGenericStreamingApiEvents</c> by the org.</summary>
    GenericEvents,

    /// <summary>The common limit for platform events and change events, named <c>DailyDeliveredPlatformEvents</c> by the org.</summary>
    PlatformAndChangeEvents,
}
