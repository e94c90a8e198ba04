using System.Text.Json.Serialization;

namespace TypedStreaming.Tests.Fixtures;

[PlatformEvent("/event/Low_Ink__e")]
internal sealed partial record LowInk
{
    public required EventMetadata Metadata { get; init; }

    [JsonPropertyName("Printer_Model__c")]
    public string? PrinterModel { get; init; }

    [JsonPropertyName("Ink_Percentage__c")]
    public double? InkPercentage { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }
}
