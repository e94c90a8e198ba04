namespace TypedStreaming.Tests.Consumers;

[GenericEvent("/u/x")]
internal sealed partial record WarehouseNote
{
    public required string Text { get; init; }
}
