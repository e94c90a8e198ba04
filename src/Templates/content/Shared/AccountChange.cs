using TypedStreaming;

namespace SalesforceApp._1;

/// <summary>A change of an account. Fields that are unset have not changed. Write the channel and the fields of your own object.</summary>
[ChangeEvent("/data/AccountChangeEvent")]
public sealed partial record AccountChange
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Name { get; init; }

    public Field<string> Phone { get; init; }

    public required EventMetadata Metadata { get; init; }
}
