using System.Text.Json.Serialization;

namespace TypedStreaming.World.Events;

[ChangeEvent("/data/Stock0__chn")]
internal sealed partial record Stock : INumbered
{
    [JsonPropertyName("Serial__c")]
    public Field<int> Number { get; init; }

    public int Serial => Number.TryGetValue(out var serial) ? serial : -1;
}
