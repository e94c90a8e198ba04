namespace TypedStreaming.Benchmarks.Avro;

[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }
    public Field<CompoundName> Name { get; init; }
    public Field<string> Phone { get; init; }
    public Field<string> Website { get; init; }
    public Field<string> Industry { get; init; }
    public Field<decimal> AnnualRevenue { get; init; }
    public Field<int> NumberOfEmployees { get; init; }
    public Field<TextChange> Description { get; init; }
    public Field<Address> BillingAddress { get; init; }
    public Field<DateTimeOffset> LastModifiedDate { get; init; }
    public Field<string> LastModifiedById { get; init; }
    public Field<bool> IsDeleted { get; init; }
}
