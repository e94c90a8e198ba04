using TypedStreaming;

namespace Contracts;

[PushTopic("/topic/AccountUpdates")]
public partial record AccountChange
{
    public required string Id { get; init; }
}
