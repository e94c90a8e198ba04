using System.Text.Json.Serialization;

namespace TypedStreaming.Hosting.Tests.Fixtures;

[PlatformEvent("/event/Low_Ink__e")]
internal sealed partial record LowInk
{
    [JsonPropertyName("Printer__c")]
    public required string Printer { get; init; }

    [JsonPropertyName("Trace__c")]
    public string? Trace { get; init; }
}
