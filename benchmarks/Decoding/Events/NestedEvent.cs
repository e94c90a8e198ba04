namespace TypedStreaming.Benchmarks.Decoding.Events;

/// <summary>An order that contains objects, two levels deep.</summary>
[PushTopic("/topic/Nested")]
public sealed partial record NestedEvent
{
    public required string Id { get; init; }
    public string? OrderNumber { get; init; }
    public decimal? TotalAmount { get; init; }
    public Customer? Customer { get; init; }
    public Place? BillingAddress { get; init; }
    public Place? ShippingAddress { get; init; }
    public DateOnly? EffectiveDate { get; init; }
}
