namespace TypedStreaming.Hosting.Tests.Fixtures;

[ChangeEvent("/data/AccountChangeEvent")]
internal sealed partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }
}
