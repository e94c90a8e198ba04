using System.Text.Json.Serialization;
using TypedStreaming;

namespace Native;

[PlatformEvent("/event/Low_Ink__e")]
public partial record LowInk
{
    [JsonPropertyName("Printer_Model__c")] public string? PrinterModel { get; init; }

    [JsonPropertyName("Ink_Percentage__c")] public double? InkPercentage { get; init; }
}
