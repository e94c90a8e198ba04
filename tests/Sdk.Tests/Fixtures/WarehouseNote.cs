namespace TypedStreaming.Tests.Fixtures;

[GenericEvent("/u/x")]
internal sealed partial record WarehouseNote
{
    public required string Text { get; init; }
}
