namespace TypedStreaming.Tests.Fixtures;

/// <summary>Changes of all objects.</summary>
[ChangeEvent("/data/ChangeEvents")]
internal sealed partial record AnyRecord
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }
}
