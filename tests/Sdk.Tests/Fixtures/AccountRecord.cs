namespace TypedStreaming.Tests.Fixtures;

[ChangeEvent("/data/AccountChangeEvent")]
internal sealed partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }

    public required EventMetadata Metadata { get; init; }

    public Field<CompoundName> Name { get; init; }

    public Field<string> Phone { get; init; }

    public Field<decimal> AnnualRevenue { get; init; }

    public Field<PostalAddress> BillingAddress { get; init; }

    public Field<TextChange> Description { get; init; }

    public Field<DateTimeOffset> LastModifiedDate { get; init; }

    public Field<DateTimeOffset> CreatedDate { get; init; }
}
