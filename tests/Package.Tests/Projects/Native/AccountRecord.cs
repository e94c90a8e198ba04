using TypedStreaming;

namespace Native;

[ChangeEvent("/data/AccountChangeEvent")]
public partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }

    public Field<string> Name { get; init; }
}
