using TypedStreaming;

namespace SalesforceApp._1;

/// <summary>A change to an account. Fields that are unset have not changed. Replace the channel and the fields with your own.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Name { get; init; }

    public Field<string> Phone { get; init; }

    public required EventMetadata Metadata { get; init; }
}
