using System.Text.Json.Serialization;

namespace TypedStreaming.PubSub.Tests.Fixtures;

/// <summary>Another platform event of the same org.</summary>
[PlatformEvent(HighInk.OwnChannel)]
internal sealed partial record HighInk
{
    public const string OwnChannel = "/event/High_Ink__e";

    [JsonPropertyName("Printer_Model__c")]
    public string? PrinterModel { get; init; }
}
