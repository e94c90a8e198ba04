using TypedStreaming;

namespace WorkerService;

/// <summary>The fields in a change event of an account. Fields that are unset have not changed.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountRecord
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }
}
