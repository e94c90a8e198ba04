namespace TypedStreaming.Tests.Provisioning;

/// <summary>A second type of the same PushTopic, which specifies nothing but the channel.</summary>
[PushTopic("/topic/OpenOrders")]
internal sealed partial record OpenOrderStatus(string Id);
