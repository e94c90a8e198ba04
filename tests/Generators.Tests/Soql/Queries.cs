namespace TypedStreaming.Generators.Tests.Soql;

/// <summary>Queries that a PushTopic can have, one for each form that the documentation describes.</summary>
internal static class Queries
{
    public static readonly string[] Allowed =
    [
        "SELECT Id FROM Account",
        "select id, name from account",
        "SELECT\n    Id,\r\n\tName\nFROM Account",
        "SELECT Id, Name, Status__c FROM Order__c WHERE Status__c = 'Open'",
        "SELECT Id, AccountId, OwnerId FROM Contact WHERE AccountId != null",
        "SELECT Id, acme__Tier__c FROM acme__Invoice__c WHERE acme__Tier__c IN ('Gold', 'Silver')",
        "SELECT Id, BillingCity, BillingCountry FROM Account WHERE BillingCountry NOT IN ('France', 'Spain')",
        "SELECT Id, Place__Latitude__s, Place__Longitude__s FROM Shop__c",
        "SELECT Id, Home__City__s, Home__CountryCode__s FROM Contact",
        "SELECT Id, Amount FROM Opportunity WHERE Amount > 1000.50 AND Amount <= 2000 AND Discount__c >= -5",
        "SELECT Id, IsClosed FROM Case WHERE IsClosed = FALSE AND (Priority = 'High' OR Priority = 'Critical')",
        "SELECT Id, Email FROM Lead WHERE Email LIKE '%@example.com'",
        "SELECT Id FROM Task WHERE ActivityDate < 2026-12-31 AND CreatedDate >= 2026-01-01T00:00:00Z",
        "SELECT Id FROM Campaign WHERE CreatedDate > 2026-01-01T08:30:00.000+01:00",
        "SELECT Id FROM ServiceAppointment WHERE Opens__c = 08:00:00Z",
        "SELECT Id, Skills__c FROM Contact WHERE Skills__c INCLUDES ('a;b', 'c') AND Skills__c EXCLUDES ('d')",
        "SELECT Id FROM Account WHERE ((Name = 'a'))",
        "SELECT Id FROM Account WHERE (Name = 'a' AND Industry = 'b') OR (Name = 'c' AND Industry = 'd')",
        "SELECT Id FROM Account WHERE Name = ''",
        "SELECT Id FROM Account WHERE Name='O\\'Brien'",
        "SELECT Id FROM Account WHERE Name = 'a\\\\b\\n\\t\\\"\\u00e9' AND Description LIKE '50\\% of \\_'",
        "SELECT Id FROM Account WHERE Name = 'LIMIT 5 ORDER BY NOT GROUP BY Account.Name (SELECT Id FROM X) /* -- */'",
        "SELECT Id FROM Account WHERE Name = 'Größe 日本 😀'",
        "SELECT Id, Order__c, Limit__c, Not__c, Group__c, Typeof__c FROM Offset__c WHERE Order__c = 1",
        "SELECT Id FROM ContractLineItem",
        "SELECT Id FROM Entitlement",
        "SELECT Id FROM LiveChatTranscript",
        "SELECT Id FROM MessagingSession",
        "SELECT Id FROM Quote",
        "SELECT Id FROM QuoteLineItem",
        "SELECT Id FROM ServiceContract",
        "SELECT Id FROM UserServicePresence",
        "SELECT Id FROM WorkOrder",
        "SELECT Id FROM WorkOrderLineItem",
    ];
}
