namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>Types with attributes as programs write them, in the assembly of the tests.</summary>
internal static class ShopTopics
{
    private const string Object = "Account";

    [PushTopic("/topic/Accounts?Name=Acme", Query = $"SELECT Id, Name FROM {Object}", NotifyForFields = PushTopicFields.All, Description = "Accounts " + "of the shop")]
    internal sealed class AccountChange;

    [PushTopic("/topic/Orders", Query = "SELECT Id FROM Order__c WHERE Open__c = true", NotifyForOperations = PushTopicOperations.Create | PushTopicOperations.Delete, ApiVersion = "60.0")]
    internal struct OrderChange;

    /// <summary>A second type of a PushTopic, which says nothing more.</summary>
    [PushTopic("/topic/Accounts")]
    internal sealed class AccountAudit;
}
