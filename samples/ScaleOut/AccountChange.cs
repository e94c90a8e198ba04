using TypedStreaming;

namespace ScaleOut;

[ChangeEvent("/data/AccountChangeEvent")]
internal sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }
}
