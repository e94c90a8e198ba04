using TypedStreaming;

namespace OrgSchema;

/// <summary>
/// A change of an invoice. The members of this type are generated from the query, and their types come from the metadata in force-app.
/// </summary>
[PushTopic("/topic/Invoices", Query = "SELECT Id, Name, Status__c, Total__c, Due__c FROM Invoice__c WHERE Total__c > 0")]
public sealed partial record InvoiceChange
{
    /// <summary>True if the invoice is not paid, or only partly paid.</summary>
    public bool IsOpen => Status is StatusValue.Open or StatusValue.PartlyPaid;
}
