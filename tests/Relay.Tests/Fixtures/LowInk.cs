using System.Text.Json.Serialization;

namespace TypedStreaming.Relay.Tests.Fixtures;

[PlatformEvent(Channel)]
internal sealed partial record LowInk
{
    public const string Channel = "/event/Low_Ink__e";

    [JsonPropertyName("Printer__c")]
    public string? Printer { get; init; }

    [JsonPropertyName("Ink__c")]
    public double? Ink { get; init; }

    public DateTimeOffset? CreatedDate { get; init; }
}
