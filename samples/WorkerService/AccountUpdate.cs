using System.Text.Json.Serialization;
using TypedStreaming;

namespace WorkerService;

/// <summary>The fields that a PushTopic selects: <c>SELECT Id, Name, Tier__c FROM Account</c>.</summary>
[PushTopic("/topic/AccountUpdates")]
public sealed partial record AccountUpdate
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    [JsonPropertyName("Tier__c")]
    public string? Tier { get; init; }
}
