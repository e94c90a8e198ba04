namespace TypedStreaming.PubSub.Tests.Parity;

/// <summary>A change of an account, with simple and compound fields.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
internal sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Name { get; init; }

    public Field<decimal> AnnualRevenue { get; init; }

    public Field<int> NumberOfEmployees { get; init; }

    public Field<DateTimeOffset> LastModifiedDate { get; init; }

    public Field<DateOnly> Founded__c { get; init; }

    public Field<bool> Active__c { get; init; }

    public Field<Place> BillingAddress { get; init; }
}
