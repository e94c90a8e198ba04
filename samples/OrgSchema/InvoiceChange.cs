using TypedStreaming;

namespace OrgSchema;

/// <summary>A change of an invoice. Its members are made from the query, their types from force-app.</summary>
[PushTopic("/topic/Invoices", Query = "SELECT Id, Name, Status__c, Total__c, Due__c FROM Invoice__c WHERE Total__c > 0")]
public sealed partial record InvoiceChange
{
    /// <summary>True if somebody has to pay something.</summary>
    public bool IsOpen => Status is StatusValue.Open or StatusValue.PartlyPaid;
}
