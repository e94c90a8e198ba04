namespace TypedStreaming.Tests.Subscriptions;

[GenericEvent("/u/x")]
internal sealed partial record WarehouseNote
{
    public required string Text { get; init; }
}
