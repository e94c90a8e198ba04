namespace TypedStreaming.PubSub.Tests.Avro;

[ChangeEvent("/data/AccountChangeEvent")]
internal sealed partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }
    public Field<CompoundName> Name { get; init; }
    public Field<decimal> AnnualRevenue { get; init; }
    public Field<int> Employees { get; init; }
    public Field<AccountAddress> BillingAddress { get; init; }
    public Field<TextChange> Description { get; init; }
    public Field<DateTimeOffset> LastModifiedDate { get; init; }
    public Field<DateOnly> Founded { get; init; }
    public Field<TimeOnly> Opens { get; init; }
}
