using System.Text.Json.Serialization;

namespace TypedStreaming.World.Events;

[PushTopic("/topic/Accounts0")]
internal sealed partial record Account : INumbered
{
    public required string Id { get; init; }

    [JsonPropertyName("Serial")]
    public int? Number { get; init; }

    public int Serial => Number ?? -1;

    public string? Region { get; init; }
}
