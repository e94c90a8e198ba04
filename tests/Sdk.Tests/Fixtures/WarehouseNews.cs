using System.Text.Json.Serialization;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>The members of two platform events, each of which has some of them.</summary>
[PlatformEvent("/event/Warehouse__chn")]
internal sealed partial record WarehouseNews
{
    [JsonPropertyName("Printer_Model__c")]
    public string? PrinterModel { get; init; }

    [JsonPropertyName("Dock__c")]
    public int? Dock { get; init; }
}
