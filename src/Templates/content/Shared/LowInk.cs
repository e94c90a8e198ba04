using System.Text.Json.Serialization;
using TypedStreaming;

namespace SalesforceApp._1;

/// <summary>A platform event in your org. Replace the channel and the fields with your own.</summary>
[PlatformEvent("/event/Low_Ink__e")]
public sealed partial record LowInk
{
    [JsonPropertyName("Printer_Model__c")]
    public required string PrinterModel { get; init; }

    [JsonPropertyName("Ink_Percentage__c")]
    public decimal? InkPercentage { get; init; }

    public required EventMetadata Metadata { get; init; }
}
