using System.Text.Json.Serialization;

namespace TypedStreaming.Stories.EventBus;

[PlatformEvent("/event/Warehouse__chn")]
public partial record WarehouseNews
{
    [JsonPropertyName("Printer_Model__c")] public string? PrinterModel { get; init; }
    [JsonPropertyName("Dock__c")] public int? Dock { get; init; }
}
