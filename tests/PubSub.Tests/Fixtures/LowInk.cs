using System.Text.Json.Serialization;

namespace TypedStreaming.PubSub.Tests.Fixtures;

[PlatformEvent(LowInk.OwnChannel)]
internal sealed partial record LowInk
{
    public const string OwnChannel = "/event/Low_Ink__e";

    public required EventMetadata Metadata { get; init; }

    [JsonPropertyName("Printer_Model__c")]
    public string? PrinterModel { get; init; }

    [JsonPropertyName("Ink_Percentage__c")]
    public double? InkPercentage { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }
}
