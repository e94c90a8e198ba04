using System.Text.Json.Serialization;

namespace TypedStreaming.Stories.EventBus;

[PlatformEvent("/event/Low_Ink__e")]
public partial record LowInk
{
    [JsonPropertyName("Printer_Model__c")] public string? PrinterModel { get; init; }
    [JsonPropertyName("Ink_Percentage__c")] public double? InkPercentage { get; init; }
}
