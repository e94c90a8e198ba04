namespace TypedStreaming.PostgreSql.Tests.Replicas;

[PushTopic("/topic/Orders")]
internal sealed partial record OrderChange
{
    public required string Id { get; init; }
}
