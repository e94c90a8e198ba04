using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Decoding.Events;

/// <summary>The typical selection of a topic: a few fields of a record.</summary>
[PushTopic("/topic/Small")]
public sealed partial record SmallEvent
{
    public required string Id { get; init; }
    public string? Name { get; init; }
    public decimal? AnnualRevenue { get; init; }
    public int? NumberOfEmployees { get; init; }
    public string? Industry { get; init; }
    public DateTimeOffset? LastModifiedDate { get; init; }
    [JsonPropertyName("IsActive__c")] public bool? IsActive { get; init; }
}
