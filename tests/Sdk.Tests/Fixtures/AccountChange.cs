namespace TypedStreaming.Tests.Fixtures;

[PushTopic("/topic/AccountUpdates")]
internal sealed partial record AccountChange
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public decimal? AnnualRevenue { get; init; }
}
