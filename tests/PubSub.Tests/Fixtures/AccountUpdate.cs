namespace TypedStreaming.PubSub.Tests.Fixtures;

[PushTopic("/topic/AccountUpdates")]
internal sealed partial record AccountUpdate
{
    public required string Id { get; init; }
}
