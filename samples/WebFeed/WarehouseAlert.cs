using System.Text.Json.Serialization;
using TypedStreaming;

namespace WebFeed;

/// <summary>A platform event. For a real org, the event needs a number field, a text field and a checkbox with these names.</summary>
[PlatformEvent(Channel)]
public sealed partial record WarehouseAlert
{
    public const string Channel = "/event/Warehouse_Alert__e";

    public required EventMetadata Metadata { get; init; }

    [JsonPropertyName("Dock__c")]
    public decimal? Dock { get; init; }

    [JsonPropertyName("Message__c")]
    public string? Message { get; init; }

    [JsonPropertyName("Urgent__c")]
    public bool Urgent { get; init; }
}
