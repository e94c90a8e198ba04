namespace TypedStreaming;

/// <summary>The allocations of an org for delivered events. Each event counts once for each client that it is delivered to.</summary>
public enum EventAllocationKind
{
    /// <summary>PushTopic events, <c>DailyDurableStreamingApiEvents</c> in the org's limits.</summary>
    PushTopicEvents,

    /// <summary>Generic events, <c>DailyDurableGenericStreamingApiEvents</c> in the org's limits.</summary>
    GenericEvents,

    /// <summary>Platform events and change events, which share <c>DailyDeliveredPlatformEvents</c> in the org's limits.</summary>
    PlatformAndChangeEvents,
}
