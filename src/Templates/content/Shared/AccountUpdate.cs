using TypedStreaming;

namespace SalesforceApp._1;

/// <summary>The fields that a PushTopic selects: <c>SELECT Id, Name FROM Account</c>. Replace the channel and the fields with your own.</summary>
[PushTopic("/topic/AccountUpdates")]
public sealed partial record AccountUpdate
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public required EventMetadata Metadata { get; init; }
}
