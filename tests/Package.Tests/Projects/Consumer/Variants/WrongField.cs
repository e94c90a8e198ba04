using System.Text.Json.Serialization;
using TypedStreaming;

namespace Consumer;

[PushTopic("/topic/Tiers", Query = "SELECT Id, Teir__c FROM Account")]
internal sealed partial record TierChange
{
    public required string Id { get; init; }
    [JsonPropertyName("Teir__c")] public string? Tier { get; init; }
}
