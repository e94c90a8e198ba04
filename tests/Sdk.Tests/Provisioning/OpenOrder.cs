namespace TypedStreaming.Tests.Provisioning;

/// <summary>The typed form of a PushTopic whose attribute specifies everything.</summary>
[PushTopic(
    "/topic/OpenOrders?Status__c=Open",
    Query = "SELECT Id, Status__c FROM Order__c WHERE Status__c != 'Draft'",
    NotifyForFields = PushTopicFields.Where,
    NotifyForOperations = PushTopicOperations.Create | PushTopicOperations.Update,
    ApiVersion = "60.0",
    Description = "Orders that are not drafts")]
internal sealed partial record OpenOrder(string Id, string? Status__c);
