namespace TypedStreaming.Benchmarks.Avro;

/// <summary>The same without the header, for programs that take it from the delivery or do not need it.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountFields
{
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
