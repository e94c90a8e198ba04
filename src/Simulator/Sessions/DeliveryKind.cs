namespace TypedStreaming.Simulator.Sessions;

/// <summary>The kinds of events whose deliveries Salesforce counts separately.</summary>
internal enum DeliveryKind
{
    PushTopic,
    Generic,
    EventBus,
    Other,
}
