using System.Text.Json.Serialization;
using TypedStreaming;

namespace Quickstart;

/// <summary>A platform event: what the Pub/Sub API has instead of a generic event.</summary>
[PlatformEvent("/event/Dock_Alert__e")]
public sealed partial record DockAlert
{
    [JsonPropertyName("Number__c")]
    public int Number { get; init; }

    [JsonPropertyName("Dock__c")]
    public int Dock { get; init; }

    [JsonPropertyName("Message__c")]
    public required string Message { get; init; }

    [JsonPropertyName("Urgent__c")]
    public bool Urgent { get; init; }
}
