namespace TypedStreaming.Tests.Fixtures;

/// <summary>A custom channel, which adds the industry to changes of accounts.</summary>
[ChangeEvent("/data/Sales__chn")]
internal sealed partial record SalesRecord
{
    public required ChangeEventHeader Header { get; init; }

    public Field<string> Phone { get; init; }

    public Field<string> Industry { get; init; }

    /// <summary>The one record of an enriched event.</summary>
    public string Id => Header.RecordIds[0];
}
