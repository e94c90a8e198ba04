namespace TypedStreaming.Stories.EventBus;

[ChangeEvent("/data/AccountChangeEvent")]
public partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }
    public Field<string> Phone { get; init; }
    public Field<CompoundName> Name { get; init; }
    public Field<PostalAddress> BillingAddress { get; init; }
    public Field<TextChange> Description { get; init; }
}
