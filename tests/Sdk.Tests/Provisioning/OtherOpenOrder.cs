namespace TypedStreaming.Tests.Provisioning;

/// <summary>A type whose query contradicts that of <see cref="OpenOrder"/>.</summary>
[PushTopic("/topic/OpenOrders", Query = "SELECT Id FROM Order__c")]
internal sealed partial record OtherOpenOrder(string Id);
