using System.Text.Json.Serialization;
using TypedStreaming;

namespace WorkerService;

/// <summary>A platform event, which is a message that programs of the org send.</summary>
[PlatformEvent("/event/Low_Ink__e")]
public sealed partial record LowInk
{
    [JsonPropertyName("Printer__c")]
    public required string Printer { get; init; }

    [JsonPropertyName("Level__c")]
    public decimal? Level { get; init; }
}
