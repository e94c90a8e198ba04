using System.Text.Json.Serialization;

namespace TypedStreaming.World.Events;

[PlatformEvent("/event/Order0__e")]
internal sealed partial record Order : INumbered
{
    [JsonPropertyName("Serial__c")]
    public int Serial { get; init; }
}
