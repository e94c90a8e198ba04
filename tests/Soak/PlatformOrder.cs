using System.Text.Json.Serialization;

namespace TypedStreaming.Soak;

/// <summary>The event over the Pub/Sub API, which has no generic events: a platform event.</summary>
[PlatformEvent(Channel)]
public sealed partial record PlatformOrder : IOrder
{
    public const string ApiName = "Order__e";
    public const string Channel = "/event/Order__e";
    public const string NumberField = "Number__c";

    [JsonPropertyName(NumberField)]
    public required long Number { get; init; }
}
