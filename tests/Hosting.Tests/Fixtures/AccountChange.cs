namespace TypedStreaming.Hosting.Tests.Fixtures;

[PushTopic("/topic/AccountUpdates")]
internal sealed partial record AccountChange
{
    public required string Id { get; init; }

    public string? Name { get; init; }
}
